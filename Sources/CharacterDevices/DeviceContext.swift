// SPDX-License-Identifier: Apache-2.0

import EventLoop
import SystemCalls

/// What all devices of a process share.
struct DeviceContext {
    /// The loop whose thread they belong to.
    let loop: EventLoop

    /// Room for what one read brings.
    let buffer: ReceiveBuffer

    /// What files are opened by.
    let descriptorSets: DescriptorSets

    /// Says a line to the person who runs the program.
    let report: (String) -> Void

    /// Ends the program, for somebody who presses the keys for that.
    let quit: () -> Void
}

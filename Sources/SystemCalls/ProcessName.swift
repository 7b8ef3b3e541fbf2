// SPDX-License-Identifier: Apache-2.0

internal import CLinux

/// Names the process: what ps(1) and top(1) show of it. The main thread calls it.
///
/// - Parameter name: The first 15 bytes count.
public func setProcessName(_ name: String) {
    // SAFETY: the string lives as long as the call.
    unsafe clinux_thread_set_name(name)
}

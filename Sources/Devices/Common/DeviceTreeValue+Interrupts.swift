// SPDX-License-Identifier: Apache-2.0

import Machine
import RISCV

extension DeviceTreeValue {
    /// Some interrupts of each of the harts, for a property `interrupts-extended`.
    ///
    /// - Parameter harts: The harts' own interrupt controllers, by the harts' identifiers.
    static func interrupts(_ interrupts: [HartInterrupt], of harts: [DeviceTreePhandle]) -> DeviceTreeValue {
        .cells(harts.flatMap { hart in interrupts.flatMap { [hart.rawValue, UInt32($0.rawValue)] } })
    }
}

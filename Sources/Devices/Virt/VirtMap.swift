// SPDX-License-Identifier: Apache-2.0

import Machine
import RISCV

/// Where things are on the `virt` board of QEMU 10, of which ours has a part: guests may know these numbers by heart.
enum VirtMap {
    /// Read-only memory in which harts start that no SBI starts.
    static let bootROM = AddressRange(start: PhysicalAddress(rawValue: 0x1000), byteCount: 0xF000)
    static let finisher = PhysicalAddress(rawValue: 0x10_0000)
    static let rtc = PhysicalAddress(rawValue: 0x10_1000)
    /// Where QEMU has nothing.
    static let panicDevice = PhysicalAddress(rawValue: 0x10_2000)
    static let aclint = PhysicalAddress(rawValue: 0x200_0000)
    static let plic = PhysicalAddress(rawValue: 0xC00_0000)
    static let serialPort = PhysicalAddress(rawValue: 0x1000_0000)
    /// The guest's memory begins here.
    static let memory = PhysicalAddress(rawValue: 0x8000_0000)

    /// The interrupt sources of the PLIC.
    enum Interrupt {
        static let serialPort = 10
        static let rtc = 11
    }
}

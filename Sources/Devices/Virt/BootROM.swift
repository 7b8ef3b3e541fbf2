// SPDX-License-Identifier: Apache-2.0

import RISCV

/// What harts find in the board's read-only memory, where they start in M-mode: a few instructions that put the hart's
/// number into `a0`, the address of the device tree into `a1`, and into `a2` that of what firmware of OpenSBI's kind
/// `fw_dynamic` is told (OpenSBI, docs/firmware/fw_dynamic.md); then they jump.
struct BootROM {
    /// Where the harts go on.
    let start: PhysicalAddress
    /// Where the device tree is.
    let deviceTree: PhysicalAddress
    /// Where firmware goes on in S-mode; nil where there is nothing.
    let next: PhysicalAddress?

    private static let instructions: [UInt32] = [
        0x0000_0617,  // auipc a2, 0
        0xF140_2573,  // csrr a0, mhartid
        0x0206_3583,  // ld a1, 32(a2)
        0x0186_3283,  // ld t0, 24(a2)
        0x0286_0613,  // addi a2, a2, 40
        0x0002_8067,  // jr t0
    ]

    /// "OSBI", the layout's version, and S-mode, as `fw_dynamic` has them.
    private static let magic: UInt64 = 0x4942_534F
    private static let version: UInt64 = 2
    private static let supervisorMode: UInt64 = 1

    /// The bytes from the beginning of the memory on.
    var bytes: [UInt8] {
        // Behind the address come options, of which none is wanted, and the number of the hart to boot by.
        let information = [Self.magic, Self.version, next?.rawValue ?? 0, Self.supervisorMode, 0, 0]
        let doublewords = [start.rawValue, deviceTree.rawValue] + information
        return Self.instructions.flatMap { $0.littleEndianBytes } + doublewords.flatMap { $0.littleEndianBytes }
    }
}

extension FixedWidthInteger {
    /// The bytes of the number, the least significant first.
    fileprivate var littleEndianBytes: [UInt8] {
        stride(from: 0, to: Self.bitWidth, by: 8).map { UInt8(truncatingIfNeeded: self >> $0) }
    }
}

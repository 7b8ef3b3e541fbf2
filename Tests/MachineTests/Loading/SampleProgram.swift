// SPDX-License-Identifier: Apache-2.0

import Machine
import RISCV

/// Files of programs, made for a test.
enum SampleProgram {
    /// What a program header of an ELF file says.
    struct Segment {
        var type: UInt32 = 1
        var virtualAddress: UInt64?
        var physicalAddress: UInt64
        var bytes: [UInt8]
        var memoryByteCount: UInt64?
        var offset: UInt64?
    }

    /// An ELF file.
    static func elf(
        entry: UInt64,
        _ segments: [Segment],
        type: UInt16 = 2,
        machine: UInt16 = 243,
        elfClass: UInt8 = 2,
        byteOrder: UInt8 = 1
    ) -> [UInt8] {
        var headers: [UInt8] = []
        var content: [UInt8] = []
        for segment in segments {
            let offset = segment.offset ?? UInt64(64 + 56 * segments.count + content.count)
            headers += little(segment.type) + little(UInt32(7)) + little(offset)
            headers += little(segment.virtualAddress ?? segment.physicalAddress) + little(segment.physicalAddress)
            headers += little(UInt64(segment.bytes.count))
            headers += little(segment.memoryByteCount ?? UInt64(segment.bytes.count)) + little(UInt64(8))
            content += segment.bytes
        }
        let identification: [UInt8] =
            [0x7f, 0x45, 0x4c, 0x46, elfClass, byteOrder, 1] + [UInt8](repeating: 0, count: 9)
        let kind = little(type) + little(machine) + little(UInt32(1))
        let places = little(entry) + little(UInt64(64)) + little(UInt64(0)) + little(UInt32(0))
        let counts = little(UInt16(64)) + little(UInt16(56)) + little(UInt16(segments.count))
        return identification + kind + places + counts + [UInt8](repeating: 0, count: 6) + headers + content
    }

    /// An Image of Linux, whose code fills it up.
    ///
    /// - Parameter sectionEnd: Where its one section for EFI ends, if it has that.
    static func linux(
        byteCount: Int = 512,
        textOffset: UInt64 = 2 << 20,
        imageByteCount: UInt64 = 4096,
        flags: UInt64 = 0,
        sectionEnd: UInt32? = nil
    ) -> [UInt8] {
        var file = little(UInt32(0x0000_5a4d)) + little(UInt32(0)) + little(textOffset) + little(imageByteCount)
        file += little(flags) + little(UInt32(2)) + [UInt8](repeating: 0, count: 12)
        file += Array("RISCV\0\0\0RSC\u{5}".utf8) + little(UInt32(64))
        if let sectionEnd {
            file += Array("PE\0\0".utf8) + little(UInt16(0x5064)) + little(UInt16(1)) + [UInt8](repeating: 0, count: 12)
            file += little(UInt16(8)) + little(UInt16(0)) + [UInt8](repeating: 0, count: 8)
            file += Array(".text\0\0\0".utf8) + little(UInt32(0)) + little(UInt32(0))
            file += little(sectionEnd - 128) + little(UInt32(128)) + [UInt8](repeating: 0, count: 16)
        }
        return file + [UInt8](repeating: 0x13, count: byteCount - file.count)
    }

    /// The bytes of a number, the least significant first.
    static func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        stride(from: 0, to: Number.bitWidth, by: 8).map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    /// What gzip(1) makes of 1000 bytes 0x13.
    static let packed: [UInt8] = [
        0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x13, 0x16, 0x1e, 0x05, 0xa3, 0x60, 0x14, 0x0c,
        0x77, 0x00, 0x00, 0xcd, 0x15, 0xfb, 0x4f, 0xe8, 0x03, 0x00, 0x00,
    ]

    /// A file of gzip that holds bytes as they are, in one stored block (RFC 1951, section 3.2.4).
    ///
    /// - Parameter bytes: Fewer than 2¹⁶.
    static func packed(_ bytes: [UInt8]) -> [UInt8] {
        let count = UInt16(bytes.count)
        let header: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]
        let block = [1] + little(count) + little(~count) + bytes
        let checksum = bytes.reduce(~0 as UInt32) { checksum, byte in
            (0..<8).reduce(checksum ^ UInt32(byte)) { value, _ in value >> 1 ^ (value & 1 == 1 ? 0xedb8_8320 : 0) }
        }
        return header + block + little(~checksum) + little(UInt32(count))
    }
}

extension AddressRange {
    /// The range from one address up to another.
    init(_ range: Range<UInt64>) {
        self.init(start: PhysicalAddress(rawValue: range.lowerBound), byteCount: range.upperBound - range.lowerBound)
    }
}

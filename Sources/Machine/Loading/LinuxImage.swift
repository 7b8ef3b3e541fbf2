// SPDX-License-Identifier: Apache-2.0

internal import RISCV

/// A kernel in the form that Linux calls `Image`: code that begins with a header (Linux,
/// Documentation/arch/riscv/boot-image-header.rst).
struct LinuxImage {
    private let bytes: ArraySlice<UInt8>

    /// Whether bytes begin as such a file does.
    static func isOne(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.has("RSC\u{5}", at: 56) }

    init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    /// The kernel, in memory behind what lies below `lowest`.
    ///
    /// - Parameter lowest: A multiple of 2 MiB, as the kernel demands (Linux, Documentation/arch/riscv/boot.rst).
    func program(in memory: AddressRange, from lowest: PhysicalAddress) throws(LoadingError) -> ProgramImage {
        let (textOffset, imageByteCount, flags) = (field(at: 8), field(at: 16), field(at: 24))
        guard flags & 1 == 0 else { throw LoadingError("is a big-endian kernel, expected a little-endian one") }
        guard byteCountOfSections <= UInt64(bytes.count) else {
            throw LoadingError("is cut off: a section of the kernel ends behind the end of the file")
        }
        let offset = max(textOffset, lowest.rawValue &- memory.start.rawValue)
        let range = AddressRange(
            start: memory.start.advanced(by: offset),
            byteCount: max(imageByteCount, UInt64(bytes.count))
        )
        try memory.require(range)
        let segment = LoadedSegment(range: range, bytes: bytes)
        return ProgramImage(form: .linux, segments: [segment], range: range, entry: range.start)
    }

    /// Where the last section of the file ends, as its header for EFI says; 0 if it has none.
    private var byteCountOfSections: UInt64 {
        let start = field(at: 60) & 0xffff_ffff
        guard bytes.has("PE\0\0", at: start), let sectionCount = bytes.littleEndian(at: start + 6, as: UInt16.self),
            let optionalByteCount = bytes.littleEndian(at: start + 20, as: UInt16.self)
        else { return 0 }
        let table = start + 24 + UInt64(optionalByteCount)
        let ends = (0..<UInt64(sectionCount)).map { index in
            let byteCount = bytes.littleEndian(at: table + 40 * index + 16, as: UInt32.self)
            let offset = bytes.littleEndian(at: table + 40 * index + 20, as: UInt32.self)
            return UInt64(byteCount ?? 0) + UInt64(offset ?? .max)
        }
        return ends.max() ?? 0
    }

    /// A number of the header, all of which is there: the mark that tells the form stands near its end.
    private func field(at offset: UInt64) -> UInt64 {
        bytes.littleEndian(at: offset, as: UInt64.self) ?? 0
    }
}

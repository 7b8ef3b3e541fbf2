// SPDX-License-Identifier: Apache-2.0

public import RISCV

extension ProgramImage {
    /// Finds out what a file is, unpacks it if it is packed by gzip, and places it.
    ///
    /// - Parameters:
    ///   - file: All bytes of the file.
    ///   - memory: The guest's memory, in which it must lie.
    ///   - start: Where a file goes that does not say where; a kernel of Linux never goes below.
    public init(_ file: [UInt8], in memory: AddressRange, at start: PhysicalAddress) throws(LoadingError) {
        var bytes = file[...]
        if GzipFile.isOne(bytes) { bytes = try GzipFile.unpack(bytes, limit: memory.byteCount)[...] }
        guard !bytes.isEmpty else { throw LoadingError("is empty, expected \(Self.expected)") }
        if ELFFile.isOne(bytes) {
            self = try ELFFile(bytes).program(in: memory)
        } else if LinuxImage.isOne(bytes) {
            self = try LinuxImage(bytes).program(in: memory, from: start)
        } else if let meaning = ForeignFile.meaning(of: bytes) {
            throw LoadingError("is \(meaning), expected \(Self.expected)")
        } else {
            let segment = LoadedSegment(at: start, bytes)
            try memory.require(segment.range)
            self.init(form: .raw, segments: [segment], range: segment.range, entry: start)
        }
    }

    private static let expected = "a program for 64-bit RISC-V: an ELF file, an Image of Linux, or plain code"
}

// SPDX-License-Identifier: Apache-2.0

internal import RISCV

/// A program in the Executable and Linkable Format (System V ABI, chapters 4 and 5; RISC-V ELF psABI).
struct ELFFile {
    private let bytes: ArraySlice<UInt8>

    /// Whether bytes begin as such a file does.
    static func isOne(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.has([0x7f, 0x45, 0x4c, 0x46]) }

    /// Checks the header: only programs for 64-bit RISC-V are taken.
    init(_ bytes: ArraySlice<UInt8>) throws(LoadingError) {
        self.bytes = bytes
        let machine: UInt16 = try field(at: 18)
        guard machine == Self.riscv else {
            throw LoadingError("is an ELF file for \(Self.name(ofMachine: machine)), expected one for 64-bit RISC-V")
        }
        guard bytes.has([2, 1], at: 4) else {
            throw LoadingError("is an ELF file for 32-bit or big-endian RISC-V, expected one for 64-bit RISC-V")
        }
        let type: UInt16 = try field(at: 16)
        guard type == Self.executable || type == Self.shared else {
            throw LoadingError("is an ELF file that is not linked to a program, expected one that is")
        }
    }

    /// The program, whose parts must lie in memory.
    func program(in memory: AddressRange) throws(LoadingError) -> ProgramImage {
        let headers = try loadableHeaders()
        var segments: [LoadedSegment] = []
        for header in headers {
            guard let content = bytes.part(at: header.offset, byteCount: header.fileByteCount) else {
                throw LoadingError("is cut off: an ELF segment ends behind the end of the file")
            }
            guard header.fileByteCount <= header.range.byteCount else {
                throw LoadingError("is damaged: an ELF segment has more bytes than room in memory")
            }
            try memory.require(header.range)
            segments.append(LoadedSegment(range: header.range, bytes: content))
        }
        let offsets = headers.map { $0.range.start.rawValue &- memory.start.rawValue }
        guard let lowest = offsets.min(), let highest = zip(offsets, headers).map({ $0 + $1.range.byteCount }).max()
        else {
            throw LoadingError("is an ELF file that loads nothing, expected at least one segment to load")
        }
        return ProgramImage(
            form: .elf,
            segments: segments,
            range: AddressRange(start: memory.start.advanced(by: lowest), byteCount: highest - lowest),
            entry: try entry(headers)
        )
    }

    /// The physical address of the entry point, which the header tells as a virtual one.
    private func entry(_ headers: [SegmentHeader]) throws(LoadingError) -> PhysicalAddress {
        let entry: UInt64 = try field(at: 24)
        for header in headers where entry &- header.virtualAddress < header.range.byteCount {
            return header.range.start.advanced(by: entry &- header.virtualAddress)
        }
        throw LoadingError("is an ELF file whose entry point lies in no segment that it loads")
    }

    /// What a program header says of a segment.
    private struct SegmentHeader {
        let offset: UInt64
        let virtualAddress: UInt64
        let fileByteCount: UInt64
        let range: AddressRange
    }

    /// The headers of the segments that have a place in memory.
    private func loadableHeaders() throws(LoadingError) -> [SegmentHeader] {
        let tableOffset: UInt64 = try field(at: 32)
        let entryByteCount: UInt16 = try field(at: 54)
        let count: UInt16 = try field(at: 56)
        guard count == 0 || entryByteCount >= 56 else {
            throw LoadingError("is damaged: its ELF program headers are too short")
        }
        var headers: [SegmentHeader] = []
        for index in 0..<UInt64(count) {
            let offset = tableOffset &+ index * UInt64(entryByteCount)
            let type: UInt32 = try field(at: offset)
            let memoryByteCount: UInt64 = try field(at: offset &+ 40)
            guard type == Self.loadable, memoryByteCount > 0 else { continue }
            headers.append(
                SegmentHeader(
                    offset: try field(at: offset &+ 8),
                    virtualAddress: try field(at: offset &+ 16),
                    fileByteCount: try field(at: offset &+ 32),
                    range: AddressRange(
                        start: PhysicalAddress(rawValue: try field(at: offset &+ 24)),
                        byteCount: memoryByteCount
                    )
                )
            )
        }
        return headers
    }

    private func field<Number: FixedWidthInteger & UnsignedInteger>(at offset: UInt64) throws(LoadingError) -> Number {
        guard let number = bytes.littleEndian(at: offset, as: Number.self) else {
            throw LoadingError("is cut off: an ELF header ends behind the end of the file")
        }
        return number
    }
}

extension ELFFile {
    private static let riscv: UInt16 = 243
    private static let executable: UInt16 = 2
    private static let shared: UInt16 = 3
    private static let loadable: UInt32 = 1

    private static func name(ofMachine machine: UInt16) -> String {
        switch machine {
        case 3: "32-bit x86"
        case 8: "MIPS"
        case 20, 21: "PowerPC"
        case 22: "S/390"
        case 40: "32-bit ARM"
        case 62: "x86-64"
        case 183: "AArch64"
        case 258: "LoongArch"
        default: "the machine number \(machine)"
        }
    }
}

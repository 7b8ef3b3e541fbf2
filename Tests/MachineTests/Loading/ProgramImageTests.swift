// SPDX-License-Identifier: Apache-2.0

import Machine
import RISCV
import Testing

@Suite("A program's file")
struct ProgramImageTests {
    private static let memory = AddressRange(0x8000_0000..<0x8400_0000)

    private static func program(_ file: [UInt8]) throws(LoadingError) -> ProgramImage {
        try ProgramImage(file, in: memory, at: PhysicalAddress(rawValue: 0x8020_0000))
    }

    @Test("in ELF says what goes where, what is 0 behind it, and where it starts")
    func elf() throws {
        let file = SampleProgram.elf(
            entry: 0xffff_ffff_8000_0002,
            [
                .init(physicalAddress: 0x8100_0000, bytes: [5, 6]),
                .init(
                    virtualAddress: 0xffff_ffff_8000_0000,
                    physicalAddress: 0x8000_1000,
                    bytes: [1, 2, 3, 4],
                    memoryByteCount: 100
                ),
                .init(type: 4, physicalAddress: 0, bytes: [7]),
                .init(physicalAddress: 0, bytes: []),
            ]
        )
        let program = try Self.program(file)
        #expect(program.form == .elf)
        #expect(
            program.segments.map(\.range) == [
                AddressRange(0x8100_0000..<0x8100_0002), AddressRange(0x8000_1000..<0x8000_1064),
            ]
        )
        #expect(program.segments.map(\.bytes) == [[5, 6], [1, 2, 3, 4]])
        #expect(program.range == AddressRange(0x8000_1000..<0x8100_0002))
        #expect(program.entry.rawValue == 0x8000_1002)
    }

    @Test("in ELF may be linked to be moved")
    func shared() throws {
        let file = SampleProgram.elf(entry: 0x8000_0000, [.init(physicalAddress: 0x8000_0000, bytes: [1])], type: 3)
        #expect(try Self.program(file).entry.rawValue == 0x8000_0000)
    }

    @Test("of Linux goes where its header says, and takes what memory the header says", arguments: [128, 8192])
    func linux(byteCount: Int) throws {
        let file = SampleProgram.linux(byteCount: byteCount, textOffset: 4 << 20)
        let program = try Self.program(file)
        #expect(program.form == .linux)
        #expect(program.range == AddressRange(0x8040_0000..<0x8040_0000 + UInt64(max(byteCount, 4096))))
        #expect(program.segments.map(\.range) == [program.range])
        #expect(program.segments.map(\.bytes) == [file[...]])
        #expect(program.entry.rawValue == 0x8040_0000)
    }

    @Test("of Linux never goes below what starts it")
    func linuxAboveFirmware() throws {
        #expect(try Self.program(SampleProgram.linux(textOffset: 0)).entry.rawValue == 0x8020_0000)
    }

    @Test("of Linux may have sections for EFI, all of which are there")
    func sections() throws {
        #expect(try Self.program(SampleProgram.linux(sectionEnd: 512)).form == .linux)
    }

    @Test("of which nothing is known goes where it is told")
    func raw() throws {
        let program = try Self.program([1, 2, 3])
        #expect(program.form == .raw)
        #expect(program.range == AddressRange(0x8020_0000..<0x8020_0003))
        #expect(program.segments.map(\.bytes) == [[1, 2, 3]])
        #expect(program.entry.rawValue == 0x8020_0000)
    }

    @Test("is unpacked, whatever is in it")
    func packed() throws {
        let raw = try Self.program(SampleProgram.packed + [0, 0])
        #expect(raw.form == .raw)
        #expect(raw.segments.map(\.bytes) == [ArraySlice([UInt8](repeating: 0x13, count: 1000))])
        let file = SampleProgram.linux()
        let linux = try Self.program(SampleProgram.packed(file))
        #expect(linux.form == .linux)
        #expect(linux.segments.map(\.bytes) == [file[...]])
    }

    @Test("is unpacked only as long as it fits into memory")
    func bomb() throws {
        let memory = AddressRange(0x8000_0000..<0x8000_03e8)
        #expect(try ProgramImage(SampleProgram.packed, in: memory, at: memory.start).range == memory)
        let less = AddressRange(0x8000_0000..<0x8000_03e7)
        let error = #expect(throws: LoadingError.self) {
            try ProgramImage(SampleProgram.packed, in: less, at: less.start)
        }
        #expect(error?.description == "holds more than the 999 bytes of guest memory when unpacked")
    }

    private static let one = SampleProgram.Segment(physicalAddress: 0x8000_0000, bytes: [1, 2, 3, 4])

    private static func elf(_ change: (inout SampleProgram.Segment) -> Void) -> [UInt8] {
        var segment = one
        change(&segment)
        return SampleProgram.elf(entry: 0x8000_0000, [segment])
    }

    private static let expected = "expected a program for 64-bit RISC-V: an ELF file, an Image of Linux, or plain code"
    private static let behindMemory =
        "does not fit: it needs memory from 0x83ffffff to 0x84000002, and the guest has from 0x80000000 to 0x83ffffff"

    private static let refused: [(String, [UInt8])] = [
        ("is empty, \(expected)", []),
        ("is empty, \(expected)", SampleProgram.packed([])),
        (
            "is an ELF file for x86-64, expected one for 64-bit RISC-V",
            SampleProgram.elf(entry: 0, [one], machine: 62)
        ),
        (
            "is an ELF file for the machine number 9999, expected one for 64-bit RISC-V",
            SampleProgram.elf(entry: 0, [one], machine: 9999)
        ),
        (
            "is an ELF file for 32-bit or big-endian RISC-V, expected one for 64-bit RISC-V",
            SampleProgram.elf(entry: 0, [one], elfClass: 1)
        ),
        (
            "is an ELF file for 32-bit or big-endian RISC-V, expected one for 64-bit RISC-V",
            SampleProgram.elf(entry: 0, [one], byteOrder: 2)
        ),
        (
            "is an ELF file that is not linked to a program, expected one that is",
            SampleProgram.elf(entry: 0, [one], type: 1)
        ),
        ("is an ELF file that loads nothing, expected at least one segment to load", SampleProgram.elf(entry: 0, [])),
        (
            "is an ELF file whose entry point lies in no segment that it loads",
            SampleProgram.elf(entry: 0x8000_0004, [one])
        ),
        ("is cut off: an ELF header ends behind the end of the file", [0x7f, 0x45, 0x4c, 0x46]),
        ("is cut off: an ELF header ends behind the end of the file", Array(elf { _ in }.prefix(111))),
        ("is cut off: an ELF segment ends behind the end of the file", elf { _ in }.dropLast()),
        ("is cut off: an ELF segment ends behind the end of the file", elf { $0.offset = .max }),
        ("is damaged: an ELF segment has more bytes than room in memory", elf { $0.memoryByteCount = 3 }),
        (behindMemory, elf { $0.physicalAddress = 0x83ff_ffff }),
        (
            "does not fit: it needs memory from 0x0 to 0x3, and the guest has from 0x80000000 to 0x83ffffff",
            elf { $0.physicalAddress = 0 }
        ),
        (
            "does not fit: it needs memory from 0x80000000 to 0x7ffffffd, and the guest has from 0x80000000 to 0x83ffffff",
            elf { $0.memoryByteCount = .max - 1 }
        ),
        (
            "does not fit: it needs memory from 0x80200000 to 0x841fffff, and the guest has from 0x80000000 to 0x83ffffff",
            SampleProgram.linux(imageByteCount: 64 << 20)
        ),
        (
            "does not fit: it needs memory from 0x7fffffff to 0x80000ffe, and the guest has from 0x80000000 to 0x83ffffff",
            SampleProgram.linux(textOffset: .max)
        ),
        ("is a big-endian kernel, expected a little-endian one", SampleProgram.linux(flags: 1)),
        (
            "is cut off: a section of the kernel ends behind the end of the file",
            SampleProgram.linux(sectionEnd: 513)
        ),
        (
            "is cut off: a section of the kernel ends behind the end of the file",
            Array(SampleProgram.linux(sectionEnd: 512).prefix(110))
        ),
        ("is cut off: its packed data do not end", SampleProgram.packed.dropLast()),
        ("is cut off: its packed data do not end", [0x1f, 0x8b]),
        (
            "is damaged: its packed data are not what gzip writes",
            SampleProgram.packed.map { $0 == 0xcd ? 0xce : $0 }
        ),
        ("is a file packed by gzip twice, \(expected)", SampleProgram.packed(SampleProgram.packed)),
        (
            "is a kernel for AArch64, \(expected)",
            [UInt8](repeating: 0, count: 56) + Array("ARMd".utf8)
        ),
        ("is a kernel for x86, \(expected)", [UInt8](repeating: 0, count: 0x202) + Array("HdrS".utf8)),
        ("is a file packed by xz, \(expected)", [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]),
        ("is a device tree, \(expected)", [0xd0, 0x0d, 0xfe, 0xed]),
        ("is an initial file system, \(expected)", Array("070701".utf8)),
    ]

    @Test("that is none of ours, or damaged, is refused with the reason", arguments: refused)
    func refusal(reason: String, file: [UInt8]) {
        let error = #expect(throws: LoadingError.self) { try Self.program(file) }
        #expect(error?.description == reason)
    }

    @Test("may change in any byte and end anywhere, and is then loaded or refused")
    func mutations() throws {
        let elf = SampleProgram.elf(entry: 0x8000_0000, [Self.one, .init(physicalAddress: 0x8020_0000, bytes: [9])])
        let files = [elf, SampleProgram.linux(byteCount: 300, sectionEnd: 300), SampleProgram.packed]
        for file in files {
            for index in file.indices {
                try KernelImageCheck.check(Array(file.prefix(index)))
                for value in [file[index] ^ 1, file[index] ^ 0x80, 0xff] {
                    var changed = file
                    changed[index] = value
                    try KernelImageCheck.check(changed)
                }
            }
        }
    }
}

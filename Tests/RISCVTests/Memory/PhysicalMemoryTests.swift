// SPDX-License-Identifier: Apache-2.0

import SystemCalls
import Testing

@testable import RISCV

/// What devices and loaders do with memory.
struct PhysicalMemoryTests {
    private func memory() throws -> PhysicalMemory {
        PhysicalMemory([
            try MemoryRegion(start: PhysicalAddress(rawValue: 0x8000_0000), byteCount: 0x3000),
            try MemoryRegion(start: PhysicalAddress(rawValue: 0x1000), byteCount: 0x1000, isReadOnly: true),
            try MemoryRegion(start: PhysicalAddress(rawValue: 0xFFFF_FFFF_FFFF_F000), byteCount: 0x1000),
        ])
    }

    private func write(_ memory: PhysicalMemory, _ address: UInt64, _ bytes: [UInt8]) -> Bool {
        memory.write(at: PhysicalAddress(rawValue: address), bytes: bytes.span)
    }

    private func read(_ memory: PhysicalMemory, _ address: UInt64, _ count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0xEE, count: count)
        var span = bytes.mutableSpan
        return memory.read(at: PhysicalAddress(rawValue: address), into: &span) ? bytes : nil
    }

    @Test(
        "bytes that are written are read again, across pages, at both ends of a region, and in read-only memory",
        arguments: [0x8000_0000, 0x8000_0FFE, 0x8000_2FFC, 0x1000, 0xFFFF_FFFF_FFFF_FFFC] as [UInt64]
    )
    func roundTrip(address: UInt64) throws {
        let memory = try memory()
        #expect(read(memory, address, 4) == [0, 0, 0, 0])
        #expect(write(memory, address, [1, 2, 3, 4]))
        #expect(read(memory, address, 4) == [1, 2, 3, 4])
        #expect(read(memory, address + 1, 2) == [2, 3])
    }

    @Test(
        "what does not lie within one region is refused whole",
        arguments: [
            (0x7FFF_FFFF, 4), (0x8000_2FFD, 4), (0x8000_3000, 1), (0, 1), (0xFFE, 4), (0x1FFE, 4),
            (0xFFFF_FFFF_FFFF_FFFE, 4), (0x8000_0000, 0x3001),
        ] as [(UInt64, Int)]
    )
    func refusals(address: UInt64, count: Int) throws {
        let memory = try memory()
        #expect(!write(memory, address, [UInt8](repeating: 7, count: count)))
        #expect(read(memory, address, count) == nil)
        #expect(!memory.fill(at: PhysicalAddress(rawValue: address), byteCount: UInt64(count), with: 7))
        #expect(!memory.contains(PhysicalAddress(rawValue: address), byteCount: UInt64(count)))
        for region in memory.regions {
            let size = Int(region.byteCount)
            #expect(read(memory, region.start.rawValue, size) == [UInt8](repeating: 0, count: size))
        }
    }

    @Test("filling fills just the stretch")
    func filling() throws {
        let memory = try memory()
        #expect(memory.fill(at: PhysicalAddress(rawValue: 0x8000_0001), byteCount: 3, with: 9))
        #expect(read(memory, 0x8000_0000, 5) == [0, 9, 9, 9, 0])
        #expect(memory.fill(at: PhysicalAddress(rawValue: 0x8000_0002), byteCount: 1))
        #expect(read(memory, 0x8000_0000, 5) == [0, 9, 0, 9, 0])
    }

    @Test("no bytes at all lie within a region, but not outside of all")
    func empty() throws {
        let memory = try memory()
        #expect(write(memory, 0x8000_0000, []))
        #expect(!write(memory, 0x7000_0000, []))
    }

    @Test("regions that overlap are our bug")
    func overlap() async {
        await #expect(processExitsWith: .failure) {
            _ = PhysicalMemory([
                try MemoryRegion(start: PhysicalAddress(rawValue: 0x1000), byteCount: 0x2000),
                try MemoryRegion(start: PhysicalAddress(rawValue: 0x2000), byteCount: 0x1000),
            ])
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

import RISCV
import SystemCalls
import Testing

@testable import Machine

struct DeviceMapTests {
    private let map: DeviceMap
    private let lines = Lines()

    init() {
        map = DeviceMap { [lines] in lines.add($0) }
    }

    @Test("an access goes to the device at its address, with the offset from its start")
    func routing() {
        let devices = (0..<5).map { RegisterFile(tag: $0) }
        for index in [3, 0, 4, 1, 2] {
            map.add(devices[index], at: PhysicalAddress(rawValue: UInt64(index) * 0x1000))
        }
        for index in 0..<5 {
            let address = PhysicalAddress(rawValue: UInt64(index) * 0x1000 + 8)
            #expect(map.store(address, .word, 0xFFFF_FFFF_0000_0000 + UInt64(index)))
            #expect(map.load(address, .word) == UInt64(index))
            #expect(devices[index].accesses == ["store 8 word \(index)", "load 8 word"])
        }
        #expect(map.unansweredAccessCount == 0)
    }

    private static let unanswered: [(UInt64, AccessWidth)] = [
        (0xFFF, .byte), (0x1010, .byte), (0x1010, .word), (0x1000, .byte), (0x1000, .half), (0x1002, .word),
        (0x100C, .double), (0x2FFF, .byte), (0x3008, .double), (.max, .byte), (0, .word),
        (0x7FFF_FFFF_0000_1000, .word),
    ]

    @Test("what no device answers is a fault, and reaches none", arguments: unanswered)
    func misses(address: UInt64, width: AccessWidth) {
        let first = RegisterFile(tag: 0)
        let second = RegisterFile(tag: 1)
        map.add(first, at: PhysicalAddress(rawValue: 0x1000))
        map.add(second, at: PhysicalAddress(rawValue: 0x2FF0))
        #expect(map.load(PhysicalAddress(rawValue: address), width) == nil)
        #expect(!map.store(PhysicalAddress(rawValue: address), width, 1))
        #expect(first.accesses.isEmpty && second.accesses.isEmpty)
        #expect(map.unansweredAccessCount == 2)
    }

    @Test("only the first access that nothing answers is told, all are counted")
    func reports() {
        _ = map.load(PhysicalAddress(rawValue: 0xABC0), .half)
        for _ in 0..<100 { _ = map.store(PhysicalAddress(rawValue: 0), .byte, 0) }
        #expect(map.unansweredAccessCount == 101)
        #expect(lines.all == ["the guest reads 2 bytes at 0xabc0, where nothing answers; others are only counted"])
    }

    @Test("each access that nothing answers is logged where that is wanted")
    func logs() {
        let log = Lines()
        map.log { [log] in log.add($0) }
        for _ in 0..<2 { _ = map.store(PhysicalAddress(rawValue: 0), .byte, 0) }
        #expect(map.unansweredAccessCount == 2)
        #expect(log.all == ["the guest writes 1 bytes at 0x0, where nothing answers"].flatMap { [$0, $0] })
        #expect(lines.all == [])
    }

    @Test("a device at the end of the address space is found, one that was taken away is not")
    func ends() {
        let device = RegisterFile(tag: 0)
        map.add(device, at: PhysicalAddress(rawValue: .max - 15))
        #expect(map.load(PhysicalAddress(rawValue: .max - 7), .double) == 0)
        #expect(map.load(PhysicalAddress(rawValue: .max - 3), .word) == 0)
        map.remove(device)
        #expect(map.load(PhysicalAddress(rawValue: .max - 7), .double) == nil)
    }
}

/// A device of 16 bytes that notes what reaches it; it answers words and double words.
final class RegisterFile: MemoryMappedDevice {
    /// Guarded by itself.
    private let state = WaitableMutex((words: [UInt64: UInt64](), accesses: [String]()))
    let tag: Int

    init(tag: Int) { self.tag = tag }

    var accesses: [String] { state.withLock { $0.accesses } }
    var byteCount: UInt64 { 16 }
    var accessWidths: Set<AccessWidth> { [.word, .double] }

    func load(at offset: UInt64, _ width: AccessWidth) -> UInt64 {
        state.withLock {
            $0.accesses.append("load \(offset) \(width)")
            return $0.words[offset] ?? 0
        }
    }

    func store(at offset: UInt64, _ width: AccessWidth, _ value: UInt64) {
        state.withLock {
            $0.accesses.append("store \(offset) \(width) \(value)")
            $0.words[offset] = value
        }
    }

    func reset() {
        state.withLock {
            $0.accesses.append("reset")
            $0.words = [:]
        }
    }
}

/// Lines for people.
final class Lines: Sendable {
    /// Guarded by itself.
    private let lines = WaitableMutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    func add(_ line: String) { lines.withLock { $0.append(line) } }
}

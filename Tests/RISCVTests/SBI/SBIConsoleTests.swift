// SPDX-License-Identifier: Apache-2.0

import SystemCalls
import Testing

@testable import RISCV

/// The extension DBCN, and the legacy calls that do the same for one byte.
struct SBIConsoleTests {
    private static let start = SBIStage.memoryStart
    private static let end = start + SBIStage.memoryByteCount
    private let stage: SBIStage

    init() throws {
        stage = try SBIStage(hartCount: 1)
        stage.sbi.reset(bootHart: 0, entry: SBIStage.entry)
        try #require(stage.readiness() == .runs)
    }

    private var output: String { String(decoding: stage.machine.state.withLock { $0.output }, as: UTF8.self) }

    @Test("bytes are written from memory as far as the console takes them")
    func write() {
        #expect(stage.store(Array("Hello, world".utf8), at: PhysicalAddress(rawValue: Self.end - 12)))
        #expect(stage.call(.debugConsole, 0, 12, Self.end - 12, 0) == .ok(12))
        #expect(output == "Hello, world")
        stage.machine.state.withLock { $0.room = 3 }
        #expect(stage.call(.debugConsole, 0, 5, Self.end - 5, 0) == .ok(3))
        #expect(stage.call(.debugConsole, 0, 5, Self.end - 5, 0) == .ok(0))
        #expect(output == "Hello, worldwor")
        #expect(stage.call(.debugConsole, 0, 0, Self.end, 0) == .ok(0))
    }

    @Test("typed bytes are read into memory, and no others are touched")
    func read() {
        stage.machine.state.withLock { $0.input = Array("typed".utf8) }
        let address = PhysicalAddress(rawValue: Self.end - 8)
        #expect(stage.store(Array("........".utf8), at: address))
        #expect(stage.call(.debugConsole, 1, 3, Self.end - 8, 0) == .ok(3))
        #expect(stage.call(.debugConsole, 1, 5, Self.end - 5, 0) == .ok(2))
        #expect(stage.call(.debugConsole, 1, 5, Self.end - 5, 0) == .ok(0))
        #expect(String(decoding: stage.load(8, at: address), as: UTF8.self) == "typed...")
    }

    @Test("a call moves no more than a page, and says so")
    func large() {
        #expect(stage.call(.debugConsole, 0, SBIStage.memoryByteCount, Self.start, 0) == .ok(4096))
        #expect(output.utf8.count == 4096)
        stage.machine.state.withLock { $0.input = Array(repeating: 65, count: 5000) }
        #expect(stage.call(.debugConsole, 1, 5000, Self.start, 0) == .ok(4096))
        #expect(stage.machine.state.withLock { $0.input.count } == 904)
    }

    @Test(
        "memory that is not all there is refused, and nothing is written or read",
        arguments: [
            (1, end, 0), (2, end - 1, 0), (1, start - 1, 0), (1, start, 1), (1, start, .max), (1, 0, 0),
            (.max, start, 0), (2, .max, 0), (SBIStage.memoryByteCount + 1, start, 0),
        ] as [(UInt64, UInt64, UInt64)]
    )
    func refused(count: UInt64, low: UInt64, high: UInt64) {
        stage.machine.state.withLock { $0.input = [65] }
        #expect(stage.call(.debugConsole, 0, count, low, high).error == -3)
        #expect(stage.call(.debugConsole, 1, count, low, high).error == -3)
        #expect(output.isEmpty)
        #expect(stage.machine.state.withLock { $0.input } == [65])
    }

    @Test("a byte is written before the hart goes on, however long it takes")
    func byte() {
        #expect(stage.call(.debugConsole, 2, 0x141) == .ok(0))
        #expect(stage.readiness() == .runs)
        stage.machine.state.withLock { $0.room = 0 }
        #expect(stage.call(.debugConsole, 2, 0x42) == .ok(0))
        #expect(stage.readiness() == .waitsForConsole)
        #expect(stage.readiness() == .waitsForConsole)
        #expect(stage.sbi.status(ofHart: 0) == .started)
        stage.machine.state.withLock { $0.room = 2 }
        #expect(stage.readiness() == .runs)
        #expect(stage.call(number: 1, 0, [0x43, 7]) == .ok(7))
        #expect(stage.readiness() == .runs)
        #expect(output == "ABC")
    }

    @Test("the legacy call takes one byte, or says that there is none")
    func legacyRead() {
        stage.machine.state.withLock { $0.input = [0xFF, 0] }
        #expect(stage.call(number: 2).error == 0xFF)
        #expect(stage.call(number: 2).error == 0)
        #expect(stage.call(number: 2).error == -1)
    }
}

// SPDX-License-Identifier: Apache-2.0

import Testing

/// Each fault in a size that takes no time. `client-faults` in `Benchmarks` has them in full size.
@Suite("Faults")
struct FaultTests {
    @Test("a transcript may be cut anywhere", arguments: 0..<4)
    func split(offset: Int) async throws {
        let length = try await Fault.transcriptLength()
        for place in stride(from: offset * 31, through: length, by: 127) { try await Fault.split(at: place) }
    }

    @Test("a connection may end anywhere: what came before counts, and the rest fails", arguments: 0..<4)
    func disconnect(offset: Int) async throws {
        let length = try await Fault.transcriptLength()
        for place in stride(from: offset * 31, through: length, by: 127) { try await Fault.disconnect(at: place) }
    }

    @Test("replies may come in any order", arguments: 0..<10)
    func anyOrder(seed: UInt64) async throws { try await Fault.anyOrder(of: 40, seed: seed) }

    @Test("a thousand commands may be under way")
    func manyUnderWay() async throws { try await Fault.anyOrder(of: 1000, seed: 0) }

    @Test("a reader of events may be slow: it is told how many it lost, and no command waits for it")
    func slowReader() async throws { try await Fault.slowReader(of: 5000) }

    @Test("tasks may give up at any time", arguments: 0..<4)
    func givingUp(seed: UInt64) async throws {
        try await Fault.givingUp(tasks: 200, seed: seed, outOfBand: seed % 2 == 1)
    }
}

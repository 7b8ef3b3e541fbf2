// SPDX-License-Identifier: Apache-2.0

import RISCV
import SystemCalls
import Testing

@testable import Machine

struct HartGateTests {
    private let gate = HartGate(signals: [HartSignals(), HartSignals(), HartSignals()])

    /// Calls a function while three threads wait for the gate.
    ///
    /// - Returns: When each of them was through; nil for those that were told to end.
    private func instants(_ body: () throws -> Void) throws -> [MonotonicInstant?] {
        let instants = WaitableMutex<[MonotonicInstant?]>([])
        let threads = try (0..<3).map { index in
            Box(
                try OwnedThread(name: "hart \(index)") { [gate] in
                    let goesOn = gate.enter()
                    instants.withLock { $0.append(goesOn ? .now : nil) }
                }
            )
        }
        try body()
        for thread in threads { thread.join() }
        return instants.withLock { $0 }
    }

    @Test("harts that are let go are through a moment later, all of them")
    func release() throws {
        let start = MonotonicInstant.now
        let instants = try instants { gate.release(.state) }
        #expect(instants.count == 3)
        #expect(instants.allSatisfy { $0.map { $0.nanoseconds(since: start) >= 100_000 } ?? false })
    }

    @Test("harts that are held again before that are not through")
    func holdAgain() throws {
        gate.hold(.request)
        let instants = try instants {
            gate.release(.state)
            gate.waitUntilParked()
            gate.hold(.state)
            gate.release(.request)
            gate.end()
        }
        #expect(instants == [nil, nil, nil])
    }
}

/// A thread in a class, as an array has no place for what cannot be copied.
private final class Box {
    private var thread: OwnedThread?

    init(_ thread: consuming OwnedThread) { self.thread = consume thread }

    func join() { thread.take()?.join() }
}

// SPDX-License-Identifier: Apache-2.0

import Harness
import JSON
import Testing

@testable import Machine

/// Sequences of commands by chance, from several clients at once, while the guest goes to sleep and wakes.
@Suite("Sequences of commands", .enabled(if: !Program.apusIfThere.isEmpty, "Apus is not built"))
struct SequenceTests {
    private static let count = environmentVariable("APUS_SEQUENCES").flatMap { Int($0) } ?? 1000
    private static let seed = environmentVariable("APUS_SEED").flatMap { UInt64($0) } ?? UInt64.random(in: 0 ... .max)

    @Test("are answered, and the model explains each reply and event", arguments: [1, 4])
    func sequences(hartCount: Int) throws {
        var random = RandomSource(seed: Self.seed)
        let machine = try GuestMachine(["-smp", "\(hartCount)"])
        try machine.console.wait(for: "> ")
        var clients = try (0..<3).map { _ in Conversation(try machine.client()) }
        var model = RunStateModel(state: .running)
        var names: [String: Int] = [:]
        for number in 0..<Self.count {
            let talking = Int.random(in: 1...3, using: &random)
            try talk(&clients, talking, machine.console, &random)
            let events = clients[0].events
            #expect(clients.allSatisfy { $0.events == events })
            var explanation = Explanation(clients.map(\.answers), events)
            let end = explanation.find(from: model)
            model = try #require(
                end,
                "seed \(Self.seed), sequence \(number) from \(model.state): \(clients.map(\.answers)), \(events)"
            )
            for event in events { names[event.name, default: 0] += 1 }
            for index in clients.indices { clients[index].forget() }
        }
        print("\(Self.count) sequences with \(hartCount) harts: \(names.sorted { $0.key < $1.key })")
        for name in ["STOP", "RESUME", "RESET", "SUSPEND", "WAKEUP", "POWERDOWN"] {
            #expect(names[name, default: 0] * 20 >= Self.count, "\(name) came \(names[name, default: 0]) times")
        }
        #expect(machine.complaints == "")
        #expect(try machine.process.poll() == nil)
    }

    /// Has clients send commands without waiting, and the guest told to go to sleep, in an order by chance. In the end the
    /// machine is stopped, so that nothing more happens, and each client hears so.
    private func talk(
        _ clients: inout [Conversation],
        _ talking: Int,
        _ console: Console,
        _ random: inout RandomSource
    ) throws {
        if !random.oneIn(8) {
            try clients[0].send(.cont)
            try clients[0].listen()
        }
        for _ in 0..<Int.random(in: 1...4 * talking, using: &random) {
            switch Int.random(in: 0..<10, using: &random) {
            case 0...1: try console.type("suspend\r")
            // The guest has time for what it was told.
            case 2: try clients[0].listen()
            default:
                try clients[Int.random(in: 0..<talking, using: &random)].send(random.element(of: Verb.allCases))
            }
        }
        for index in clients.indices { try clients[index].listen() }
        try clients[0].send(.stop)
        try clients[0].listen()
        for index in clients.indices {
            try clients[index].send(.status)
            try clients[index].listen()
        }
        try console.discard()
    }
}

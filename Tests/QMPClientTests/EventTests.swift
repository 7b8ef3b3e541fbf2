// SPDX-License-Identifier: Apache-2.0

import QMPClient
import QMPTestServer
import Testing

@Suite("Events")
struct EventTests {
    /// An event of a schema.
    private struct Moved: QAPIEvent {
        static let metadata = EventMetadata(name: "MOVED")
        let distance: Int64

        init(distance: Int64) { self.distance = distance }
        init(reading reader: inout ObjectReader) throws(DecodingError) { distance = try reader.member("distance") }
        func writeMembers(to writer: inout QAPIWriter) { writer.member("distance", distance) }
    }

    @Test("come in their order with name, data and time, and end with the client")
    func all() async throws {
        let pair = try await Pair { peer in
            try peer.send(.event("A", ["x": 1], at: WallClockTime(seconds: 5, microseconds: 7)))
            try peer.emit("B")
        }
        var events: [QMPEvent] = []
        for await event in pair.client.events() { events.append(event) }
        #expect(events.map(\.name) == ["A", "B"])
        #expect(events.first?.data == ["x": 1])
        #expect(events.first?.timestamp == WallClockTime(seconds: 5, microseconds: 7))
        try await pair.finish()
    }

    @Test("who asks later gets those from then on; who asks first also those before")
    func late() async throws {
        let pair = try await Pair { peer in
            try peer.emit("BEFORE")
            try peer.reply(to: try peer.receive())
            try peer.reply(to: try peer.receive())
            try peer.emit("AFTER")
        }
        let client = pair.client
        try await client.execute("first")
        let first = client.events()
        let second = client.events()
        try await client.execute("second")
        #expect(await names(of: first) == ["BEFORE", "AFTER"])
        #expect(await names(of: second) == ["AFTER"])
        try await pair.finish()
    }

    @Test("an event is there before the reply that follows it")
    func order() async throws {
        let pair = try await Pair { peer in
            let request = try peer.receive()
            try peer.emit("STOP")
            try peer.reply(to: request)
            _ = try? peer.receive()
        }
        let events = pair.client.events()
        try await pair.client.execute("stop")
        pair.server.stop()
        #expect(await names(of: events) == ["STOP"])
        try await pair.finish()
    }

    @Test("of one type are decoded; others do not count, and one that is not as the schema says is an error")
    func typed() async throws {
        let pair = try await Pair { peer in
            try peer.emit("OTHER")
            try peer.emit(Moved(distance: 3))
            try peer.emit("MOVED", ["distance": "far"])
            try peer.emit(Moved(distance: 4))
        }
        var events = pair.client.events(of: Moved.self, bufferingNewest: 8).makeAsyncIterator()
        #expect(try await events.next()?.event.distance == 3)
        await #expect(throws: QMPClientError.self) { try await events.next() }
        #expect(try await events.next()?.event.distance == 4)
        #expect(try await events.next() == nil)
        try await pair.finish()
    }

    @Test("a reader that is too slow gets the newest, and is told how many it lost; others lose none")
    func slow() async throws {
        let pair = try await Pair { peer in
            let request = try peer.receive()
            for number in 0..<100 { try peer.emit("E", ["number": .integer(Int64(number))]) }
            try peer.reply(to: request)
            _ = try? peer.receive()
        }
        let slow = pair.client.events(bufferingNewest: 10)
        let other = pair.client.events()
        try await pair.client.execute("go")
        pair.server.stop()
        var numbers: [Int64?] = []
        for await event in slow { numbers.append(event.data["number"]?.integerValue) }
        #expect(numbers == Array(90..<100))
        #expect(slow.droppedCount == 90)
        #expect(await names(of: other).count == 100)
        #expect(other.droppedCount == 0)
        try await pair.finish()
    }

    @Test("a task that is cancelled does not wait on")
    func cancelled() async throws {
        let pair = try await Pair { peer in _ = try? peer.receive() }
        let events = pair.client.events()
        let task = Task {
            var iterator = events.makeAsyncIterator()
            return await iterator.next()
        }
        task.cancel()
        #expect(await task.value == nil)
        try await pair.finish()
    }

    private func names(of events: QMPEvents) async -> [String] { await events.reduce(into: []) { $0.append($1.name) } }
}

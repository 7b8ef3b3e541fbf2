// SPDX-License-Identifier: Apache-2.0

import CharacterDevices
import SystemCalls
import Testing

@testable import HumanMonitor

@Suite("A monitor for people")
struct HumanConsoleTests {
    private let connection = TestConnection()

    private func console() -> HumanConsole { HumanConsole(.sample, greeting: "Welcome") { true } }

    private func type(_ text: String, to console: HumanConsole, _ connection: TestConnection) {
        console.received(connection, Array(text.utf8).span, nil)
    }

    @Test("greets, shows a prompt, and answers each line")
    func answers() {
        let console = console()
        console.opened(connection)
        #expect(connection.takeText() == "Welcome\r\n(qemu) ")
        type("info status\r", to: console, connection)
        #expect(connection.takeText() == "info status\r\nfine\r\n(qemu) ")
        type("\rsay", to: console, connection)
        #expect(connection.takeText() == "\r\n(qemu) say")
    }

    @Test(
        "completes the names of commands",
        arguments: [("st\t", "stop "), ("info s\t", "info status "), ("help h\t", "help h")]
    )
    func completes(typed: String, line: String) {
        let console = console()
        console.opened(connection)
        _ = connection.takeText()
        type(typed, to: console, connection)
        #expect(connection.takeText().hasSuffix(line))
    }

    @Test("remembers what each person chose")
    func sessions() {
        let console = console()
        let other = TestConnection()
        console.opened(connection)
        console.opened(other)
        type("hart 3\r", to: console, connection)
        _ = (connection.takeText(), other.takeText())
        type("hart\r", to: console, connection)
        type("hart\r", to: console, other)
        #expect(connection.takeText() == "hart\r\n3\r\n(qemu) ")
        #expect(other.takeText() == "hart\r\n0\r\n(qemu) ")
    }

    @Test("executes nothing while the program ends, and shows no prompt then")
    func ending() {
        var isServing = true
        let quit = HumanCommand("quit", help: "end") { _ in
            isServing = false
            return "bye\n"
        }
        let console = HumanConsole(HumanCommandTable([quit]), greeting: "Welcome") { isServing }
        console.opened(connection)
        type("quit\rquit\r", to: console, connection)
        #expect(connection.takeText() == "Welcome\r\n(qemu) quit\r\nbye\r\n")
    }

    @Test("greets somebody who shares a device when they turn to it, and shows where they were when they come back")
    func focus() {
        let console = console()
        connection.isFocused = false
        console.opened(connection)
        #expect(connection.takeText() == "")
        connection.isFocused = true
        console.focusChanged(connection)
        type("info", to: console, connection)
        #expect(connection.takeText() == "Welcome\r\n(qemu) info")
        connection.isFocused = false
        console.focusChanged(connection)
        #expect(connection.takeText() == "\r\n")
        connection.isFocused = true
        console.focusChanged(connection)
        #expect(connection.takeText() == "(qemu) info")
    }

    @Test("has the descriptors that come with what is typed, and keeps those that get names for whoever comes later")
    func descriptors() throws {
        let take = HumanCommand("take", help: "") { call in call.session.takeDescriptor() == nil ? "none\n" : "one\n" }
        let keep = HumanCommand("keep", help: "") { call in
            guard let descriptor = call.session.takeDescriptor() else { return "none\n" }
            return (try? call.session.namedDescriptors.add(descriptor, name: "kept")) == nil ? "refused\n" : ""
        }
        let drop = HumanCommand("drop", help: "") { call in
            call.session.namedDescriptors.remove("kept") ? "one\n" : "none\n"
        }
        let console = HumanConsole(HumanCommandTable([take, keep, drop]), greeting: "") { true }
        func answer(_ line: String, _ connection: TestConnection, _ descriptors: PassedDescriptors? = nil) -> Substring?
        {
            _ = connection.takeText()
            console.received(connection, Array("\(line)\r".utf8).span, descriptors)
            return connection.takeText().split(separator: "\r\n").dropFirst().first
        }
        console.opened(connection)
        #expect(answer("take", connection, try Self.pipes(1)) == "one")
        #expect(answer("take", connection) == "none")
        #expect(answer("take", connection, try Self.pipes(2)) == "one")
        #expect(answer("keep", connection) == "none")
        #expect(answer("keep", connection, try Self.pipes(1)) == "(qemu) ")
        console.ended(connection)
        let next = TestConnection()
        console.opened(next)
        #expect(answer("drop", next) == "one")
        #expect(answer("drop", next) == "none")
    }

    /// The reading ends of pipes, as if they had come along.
    private static func pipes(_ count: Int) throws -> PassedDescriptors {
        var numbers: [CInt] = []
        for _ in 0..<count {
            let pipe = try Pipe()
            numbers.append(try pipe.readEnd.duplicate().release())
        }
        return PassedDescriptors(owning: numbers)
    }

    @Test("waits for a peer that does not read, and answers all at last")
    func slowPeer() {
        let console = console()
        connection.room = 0
        console.opened(connection)
        #expect(connection.notifiesRoom)
        let help = String(HumanCommandTable.sample.execute("help", in: HumanSession()))
        let count = (1 << 18) / help.utf8.count + 10
        type(String(repeating: "help\r", count: count), to: console, connection)
        #expect(!connection.isReading)
        while connection.notifiesRoom {
            connection.room = 10_000
            console.hasRoom(connection)
        }
        #expect(connection.isReading)
        #expect(connection.takeText().split(separator: "(qemu) ").count == count + 1)
    }

    @Test("closes the connection when all is answered that was typed before its end")
    func end() {
        let console = console()
        connection.room = 0
        console.opened(connection)
        type("info status\rinfo", to: console, connection)
        console.ended(connection)
        #expect(!connection.isClosed)
        connection.room = 1000
        console.hasRoom(connection)
        #expect(connection.takeText() == "Welcome\r\n(qemu) info status\r\nfine\r\n(qemu) info")
        #expect(connection.isClosed)
    }
}

/// A peer that takes what a test lets it.
private final class TestConnection: CharacterConnection {
    private(set) var text = ""
    private(set) var isClosed = false
    /// How many bytes it takes.
    var room = Int.max

    var isFocused = true
    var notifiesRoom = false
    var isReading = true
    let canPassDescriptors = false
    let peerDescription = "test"

    func send(_ bytes: Span<UInt8>) -> Int {
        let count = min(room, bytes.count)
        room -= count
        text += String(decoding: (0..<count).map { bytes[$0] }, as: UTF8.self)
        return count
    }

    func close() { isClosed = true }

    /// Takes what was sent so far.
    func takeText() -> String {
        defer { text = "" }
        return text
    }
}

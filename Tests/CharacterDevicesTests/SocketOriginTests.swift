// SPDX-License-Identifier: Apache-2.0

import Glibc
import QAPI
import SystemCalls
import Testing

@testable import CharacterDevices

/// Where the sockets of devices come from, and where they go.
@Suite(.timeLimit(.minutes(1))) struct SocketOriginTests {
    let room: Room
    var frontEnd: RecordingFrontEnd { room.frontEnd }

    init() throws { room = try Room() }

    @Test("a listening socket that a client passed serves peers")
    func passedListener() throws {
        let names = NamedDescriptors()
        let listener = try ListeningSocket(.unix(path: room.path))
        try names.add(listener.descriptor.duplicate(), name: "l")
        let device = try room.devices.add("c", Room.server(.descriptor("l")), .given(names))
        try device.attach(frontEnd)
        #expect(device.fileName == "disconnected:unix:\(room.path),server=on")
        let peer = try room.connect()
        try peer.send("x")
        room.run("it is served") { frontEnd.text == "x" }
        #expect(!names.remove("l"))
    }

    @Test("a connected socket that a client passed is a peer")
    func passedConnection() throws {
        let names = NamedDescriptors()
        let pair = try StreamSocket.pair()
        try names.add(pair.first.descriptor.duplicate(), name: "p")
        let device = try room.devices.add("c", Room.client(.descriptor("p")), .given(names))
        #expect(device.fileName == "unix:")
        try device.attach(frontEnd)
        let bytes: [UInt8] = [0x78]
        _ = try pair.second.send(bytes.span)
        room.run("it is served") { frontEnd.text == "x" }
    }

    @Test(
        "what is no socket, or not there, is refused",
        arguments: [
            ("none", "File descriptor named 'none' has not been found"),
            ("pipe", "File descriptor 'pipe' is not a socket"),
        ]
    )
    func refusedNames(name: String, text: String) throws {
        let names = NamedDescriptors()
        try names.add(try Pipe().readEnd.duplicate(), name: "pipe")
        for configuration in [Room.server(.descriptor(name)), Room.client(.descriptor(name))] {
            try names.add(try Pipe().readEnd.duplicate(), name: "pipe")
            #expect(throws: QAPIError(text)) { try room.devices.add("c", configuration, .given(names)) }
        }
        #expect(room.devices.list.isEmpty)
    }

    @Test(
        "on the command line a descriptor is a number that the process inherited",
        arguments: [
            ("x", "Unable to parse FD number x"), ("-1", "Unable to parse FD number -1"),
            ("9999", "File descriptor '9999' cannot be used: Bad file descriptor"),
        ]
    )
    func refusedNumbers(number: String, text: String) throws {
        #expect(throws: QAPIError(text)) {
            try room.devices.add("c", Room.server(.descriptor(number)), .inherited)
        }
    }

    @Test("an inherited descriptor is taken once")
    func inheritedNumber() throws {
        let listener = try ListeningSocket(.unix(path: room.path))
        // Unlike what is opened here, this would survive the start of a program.
        let number = fcntl(listener.descriptor.rawValue, F_DUPFD, 0)
        _ = try room.server(.descriptor("\(number)"))
        let text = "File descriptor '\(number)' cannot be used: Device or resource busy"
        #expect(throws: QAPIError(text)) {
            try room.devices.add("d", Room.server(.descriptor("\(number)")), .inherited)
        }
        let peer = try room.connect()
        try peer.send("x")
        room.run("it is served") { frontEnd.text == "x" }
    }

    @Test("a number that the process uses itself is refused")
    func usedNumber() throws {
        let pair = try StreamSocket.pair()
        let number = pair.first.descriptor.rawValue
        let text = "File descriptor '\(number)' cannot be used: Device or resource busy"
        #expect(throws: QAPIError(text)) {
            try room.devices.add("c", Room.client(.descriptor("\(number)")), .inherited)
        }
    }

    @Test("a server without a socket of its own serves the peers that are handed over")
    func addedPeer() throws {
        let device = try room.server(.descriptor(""))
        #expect(device.fileName == "disconnected:fd:,server=on")
        let pair = try StreamSocket.pair()
        try device.addPeer(try pair.first.descriptor.duplicate())
        #expect(frontEnd.events.isEmpty)
        room.run("it is served") { frontEnd.events == [.opened] }
        #expect(throws: QAPIError("failed to add client")) {
            try device.addPeer(try pair.first.descriptor.duplicate())
        }
    }

    @Test("a device without sockets takes no peers")
    func peerOfNull() throws {
        let device = try room.devices.add("n", .null, .inherited)
        let pair = try StreamSocket.pair()
        #expect(throws: QAPIError("failed to add client")) {
            try device.addPeer(try pair.first.descriptor.duplicate())
        }
        #expect(!device.isYankable)
    }

    @Test("the file of a socket goes with its device")
    func removedFile() throws {
        try room.devices.add("c", Room.server(.socket(.unix(path: room.path))), .inherited)
        #expect(room.directory.entries == ["s"])
        try room.devices.remove("c")
        #expect(room.directory.entries.isEmpty)
        _ = try room.server()
        #expect(room.directory.entries == ["s"])
        room.devices.removeAll()
        #expect(room.directory.entries.isEmpty)
    }

    @Test("removing all devices closes the connections and tells the front end")
    func removedConnections() throws {
        _ = try room.server()
        let peer = try room.connect()
        room.run("it is there") { frontEnd.connections.count == 1 }
        room.devices.removeAll()
        #expect(peer.isAtEnd)
        #expect(frontEnd.events == [.opened, .closed])
    }

    @Test("a device that cannot be made leaves nothing", arguments: ["watch a descriptor", "read a socket's address"])
    func rollback(operation: String) throws {
        _ = ForcedErrors.with(.counted(.noSpace, 1), in: operation) {
            #expect(throws: QAPIError.self) {
                try room.devices.add("c", Room.server(.socket(.unix(path: room.path))), .inherited)
            }
        }
        #expect(room.devices.list.isEmpty)
        #expect(room.directory.entries.isEmpty)
    }
}

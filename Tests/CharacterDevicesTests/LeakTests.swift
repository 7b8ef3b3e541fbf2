// SPDX-License-Identifier: Apache-2.0

import QAPI
import SystemCalls
import Testing

@testable import CharacterDevices

/// Whether descriptors stay open, in processes of their own, as other tests open and close theirs.
@Suite struct LeakTests {
    static let operations = [
        "make a socket", "bind", "listen", "accept", "connect", "poll", "set an option", "send", "receive",
        "read a socket's address", "duplicate", "set the mode of a descriptor", "read", "write",
    ]

    @Test("no error leaves a descriptor open", arguments: operations)
    func errors(operation: String) async {
        await #expect(processExitsWith: .success) { [operation = operation as String] in
            for made in 0..<8 {
                try expectNoGrowth("\(operation) after \(made)") {
                    _ = ForcedErrors.with(.after(made, .tooManyOpenFiles), in: operation) { try? useEverything() }
                }
            }
        }
    }

    @Test("what is removed leaves no descriptor open")
    func removal() async {
        await #expect(processExitsWith: .success) { try expectNoGrowth("rounds") { try useEverything() } }
    }

    @Test("a device that the loop does not take leaves no descriptor open")
    func unwatched() async {
        await #expect(processExitsWith: .success) {
            let streams = try Pipe()
            let room = try Room { (keepsSignals) throws(SystemCallError) in
                try StandardInputOutput(
                    try streams.readEnd.duplicate(),
                    try streams.writeEnd.duplicate(),
                    keepsSignals: keepsSignals
                )
            }
            let listener = try ListeningSocket(.unix(path: room.directory.path(of: "l")))
            let configurations: [CharacterDeviceConfiguration] = [
                .stdio(signals: true), Room.server(.socket(.unix(path: room.path))),
                Room.client(.socket(try listener.localAddress)),
            ]
            for configuration in configurations {
                for made in 0..<2 {
                    try expectNoGrowth("\(configuration) after \(made)") {
                        _ = ForcedErrors.with(.after(made, .noSpace), in: "watch a descriptor") {
                            try? room.devices.add("c", configuration, .inherited)
                        }
                        try? room.devices.remove("c")
                        while let client = try listener.acceptPeer() { client.close() }
                    }
                }
            }
            room.runForAMoment()
        }
    }
}

/// Does something several times and expects that it leaves no descriptor open each time. The few that the runtime opens
/// for itself at any moment do not count.
private func expectNoGrowth(_ what: Comment, _ body: () throws -> Void) throws {
    let rounds = 6
    let before = try OpenDescriptors.count()
    for _ in 0..<rounds { try body() }
    let growth = try OpenDescriptors.count() - before
    #expect(growth < rounds, what)
}

/// Makes a device of each kind, has bytes and descriptors go through, and removes some of them.
private func useEverything() throws {
    let streams = try Pipe()
    let duplicate = StandardStreams(try streams.readEnd.duplicate(), try streams.writeEnd.duplicate())
    let room = try Room { (keepsSignals) throws(SystemCallError) in try duplicate.take(keepsSignals: keepsSignals) }
    room.frontEnd.whenEnded = { $0.close() }
    for address in [SocketAddress.unix(path: room.path), .internet(InternetAddress(host: "127.0.0.1", port: "0"))] {
        try? room.devices.add("s", Room.server(.socket(address)), .inherited).attach(room.frontEnd)
        try? room.devices.remove("s")
    }
    try? room.devices.add("null", .null, .inherited).attach(room.frontEnd)
    try? room.devices.add("stdio", .stdio(signals: true), .inherited).attach(room.frontEnd)
    try? room.devices.add("c", Room.server(.socket(.unix(path: room.path))), .inherited).attach(room.frontEnd)
    let client = Room.client(.socket(.unix(path: room.path)), reconnectMilliseconds: 1)
    try? room.devices.add("d", client, .inherited).attach(RecordingFrontEnd())
    let peer = try? room.connect()
    _ = try? peer?.send("x", passing: [streams.readEnd.rawValue])
    room.runForAMoment(milliseconds: 2)
    room.devices["d"]?.yank()
    room.runForAMoment(milliseconds: 2)
    room.frontEnd.connections.forEach { $0.send("y") }
    room.devices.removeAll()
}

/// Descriptors that take the place of standard input and output, once.
private final class StandardStreams {
    private var input: OwnedDescriptor?
    private var output: OwnedDescriptor?

    init(_ input: consuming OwnedDescriptor, _ output: consuming OwnedDescriptor) {
        self.input = consume input
        self.output = consume output
    }

    func take(keepsSignals: Bool) throws(SystemCallError) -> StandardInputOutput {
        guard let input = input.take(), let output = output.take() else {
            throw SystemCallError(operation: "use stdio", errno: .badFileDescriptor)
        }
        return try StandardInputOutput(input, output, keepsSignals: keepsSignals)
    }
}

// SPDX-License-Identifier: Apache-2.0

import JSON
import MissionProtocol
import QAPI
import Testing

/// Messages with every definition of the mission, taken through the generated types and back.
@Suite("The mission's definitions")
struct MissionExampleTests {
    static let requests: [(command: Swift.String, arguments: [Swift.String])] = [
        ("add_client", [#"{"protocol": "vnc", "fdname": "a", "skipauth": true, "tls": false}"#]),
        ("query-name", ["{}"]), ("query-iothreads", ["{}"]), ("stop", ["{}"]), ("cont", ["{}"]),
        ("x-exit-preconfig", ["{}"]), ("query-fdsets", ["{}"]),
        ("human-monitor-command", [#"{"command-line": "info status", "cpu-index": 1}"#, #"{"command-line": ""}"#]),
        ("getfd", [#"{"fdname": "a"}"#]), ("closefd", [#"{"fdname": "a"}"#]),
        ("add-fd", ["{}", #"{"fdset-id": 9223372036854775807, "opaque": ""}"#]),
        ("remove-fd", [#"{"fdset-id": 0}"#, #"{"fdset-id": 0, "fd": 3}"#]),
        ("query-command-line-options", ["{}", #"{"option": "machine"}"#]),
    ]

    static let replies: [(command: Swift.String, value: Swift.String)] = [
        ("query-name", "{}"), ("query-name", #"{"name": "a"}"#),
        (
            "query-iothreads",
            """
            [{"id": "a", "thread-id": 1, "poll-max-ns": 32768, "poll-grow": 0, "poll-shrink": 0, "aio-max-batch": 0}]
            """
        ),
        ("stop", "{}"), ("human-monitor-command", #""VM status: paused (suspended)\r\n""#),
        ("add-fd", #"{"fdset-id": 1, "fd": 3}"#),
        (
            "query-fdsets",
            #"[{"fdset-id": 1, "fds": [{"fd": 3, "opaque": "a"}, {"fd": 4}]}, {"fdset-id": 0, "fds": []}]"#
        ),
        (
            "query-command-line-options",
            #"[{"option": "a", "parameters": [{"name": "b", "type": "size", "help": "c", "default": "d"}]}]"#
        ),
    ]

    static let events: [(event: Swift.String, data: Swift.String)] = [
        ("RTC_CHANGE", #"{"offset": -78, "qom-path": "/machine/rtc"}"#),
        ("VFU_CLIENT_HANGUP", #"{"vfu-id": "a", "vfu-qom-path": "/a", "dev-id": "b", "dev-qom-path": "/b"}"#),
    ]

    private func expectRoundTrip<Value: QAPIValue>(_ text: Swift.String, _ type: Value.Type) throws {
        let json = try JSONValue(parsing: Array(text.utf8))
        #expect(try Value(from: json, .server).json() == json)
    }

    private func expectReply<Command: QAPICommand>(_ text: Swift.String, _ command: Command.Type) throws {
        try expectRoundTrip(text, Command.Reply.self)
    }

    @Test("take every request", arguments: requests)
    func request(name: Swift.String, arguments: [Swift.String]) throws {
        let command = try #require(Commands.all.first { $0.metadata.name == name })
        for text in arguments { try expectRoundTrip(text, command) }
    }

    @Test("give every reply", arguments: replies)
    func reply(name: Swift.String, value: Swift.String) throws {
        let command = try #require(Commands.all.first { $0.metadata.name == name })
        try expectReply(value, command)
    }

    @Test("carry every event", arguments: events)
    func event(name: Swift.String, data: Swift.String) throws {
        let event = try #require(Events.all.first { $0.metadata.name == name })
        try expectRoundTrip(data, event)
    }

    @Test("are all there on this system")
    func complete() {
        #expect(Set(Commands.all.map { $0.metadata.name }) == Set(Self.requests.map(\.command)))
        #expect(Events.all.map { $0.metadata.name } == Self.events.map(\.event))
    }

    @Test("have the flags and features of the mission")
    func metadata() {
        let preconfig = Commands.all.map { $0.metadata }.filter { $0.flags.contains(.allowsPreconfig) }.map(\.name)
        #expect(
            Set(preconfig) == ["query-name", "query-iothreads", "x-exit-preconfig", "query-command-line-options"]
        )
        #expect(Commands.XExitPreconfig.metadata.features == ["unstable"])
        #expect(Commands.HumanMonitorCommand.metadata.features == ["savevm-monitor-nodes"])
    }
}

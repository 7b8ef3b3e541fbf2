// SPDX-License-Identifier: Apache-2.0

import QAPI
import QMPServer
import Testing

@Suite("Commands")
struct CommandTests {
    @Test("a client is greeted at once")
    func greeting() throws {
        let client = try TestServer().connect(negotiating: true)
        #expect(client.readLines() == [#"{"QMP": {"version": "9", "capabilities": ["oob"]}}"#])
    }

    @Test("before negotiation no command is executed, during it the capabilities are those of the session")
    func negotiation() throws {
        let server = try TestServer()
        let client = server.connect(negotiating: true)
        _ = client.readLines()
        let expected = error("Expecting capabilities negotiation with 'qmp_capabilities'", class: "CommandNotFound")
        #expect(client.send(#"{"execute": "echo"}"#) == [expected])
        let wrong = #"{"execute": "qmp_capabilities", "arguments": {"enable": ["x"]}}"#
        #expect(client.send(wrong) == [error("Capability x not available")])
        #expect(client.send(#"{"execute": "qmp_capabilities"}"#) == [#"{"return": {}}"#])
        #expect(client.send(#"{"execute": "echo"}"#) == [#"{"return": {}}"#])
        let complete = error(
            "Capabilities negotiation is already complete, command ignored",
            class: "CommandNotFound"
        )
        #expect(client.send(#"{"execute": "qmp_capabilities"}"#) == [complete])
        #expect(server.executed == ["echo"])
    }

    @Test(
        "what forbids a command is told in QEMU's words and order",
        arguments: [
            (#"{"execute": "nonsense"}"#, error("The command nonsense has not been found", class: "CommandNotFound")),
            (#"{"exec-oob": "nonsense"}"#, error("The command nonsense has not been found", class: "CommandNotFound")),
            (#"{"exec-oob": "old"}"#, error("Deprecated command old disabled by policy", class: "CommandNotFound")),
            (#"{"execute": "new"}"#, error("Unstable command new disabled by policy", class: "CommandNotFound")),
            (#"{"exec-oob": "fail"}"#, error("The command fail does not support OOB")),
            (
                #"{"execute": "silent", "arguments": {"x": 1}}"#,
                error("The command 'silent' is permitted only after machine initialization has completed")
            ),
            (#"{"execute": "echo"}"#, #"{"return": {}}"#),
        ]
    )
    func order(request: String, reply: String) throws {
        let server = try TestServer(policy: CompatibilityPolicy(refuses: [.deprecated, .unstable]))
        server.server.isPreconfiguring = true
        let client = server.connect(outOfBand: true)
        #expect(client.send(request) == [reply])
    }

    @Test("without a policy deprecated and unstable commands are executed, and others once there is a machine")
    func allowed() throws {
        let client = try TestServer().connect()
        #expect(client.send(#"{"execute": "old"}{"execute": "new"}"#) == [#"{"return": {}}"#, #"{"return": {}}"#])
    }

    @Test("errors of a command come with their class and the id")
    func failure() throws {
        let client = try TestServer().connect()
        #expect(
            client.send(#"{"execute": "fail", "id": [1]}"#) == [error("not now", id: "[1]", class: "DeviceNotActive")]
        )
    }

    @Test("a command that replies nothing on success replies its errors")
    func silence() throws {
        let client = try TestServer().connect()
        #expect(client.send(#"{"execute": "silent", "id": 1}"#).isEmpty)
        let request = #"{"execute": "silent", "arguments": {"x": 1}, "id": 2}"#
        #expect(client.send(request) == [error("Parameter 'x' is unexpected", id: "2")])
    }

    @Test("a value that JSON cannot express becomes an error reply")
    func infinite() throws {
        let client = try TestServer().connect()
        #expect(client.send(#"{"execute": "infinite"}"#) == [error("The reply has a number that is not finite")])
    }

    @Test("the replies to what came together are sent together")
    func gathered() throws {
        let client = try TestServer().connect()
        let before = client.sendCount
        #expect(client.send(String(repeating: #"{"execute": "echo"}"#, count: 50)).count == 50)
        #expect(client.sendCount == before + 1)
    }

    @Test("a pretty monitor indents")
    func pretty() throws {
        let server = try TestServer()
        let client = server.connect(to: server.server.makeMonitor(isPretty: true))
        #expect(
            client.send(#"{"execute": "echo", "id": 1}"#) == ["{", "    \"return\": {", "    },", "    \"id\": 1", "}"]
        )
    }

    @Test("forty exchanges come out the same wherever they are cut")
    func transcript() throws {
        let requests = (0..<8).map { round in
            [
                #"{"execute": "echo", "arguments": {"round": \#(round)}, "id": \#(round)}"#, #"{"execute": "fail"}"#,
                "[1, tru]\r\n", #"{"execute": "emit", "id": "\#(round)"}"#,
                #"{"execute": "wait", "arguments": {"now": 1}}"#,
            ].joined(separator: " ")
        }
        let bytes = Array(requests.joined().utf8)
        let expected = try lines(for: [bytes])
        #expect(expected.count == 48)
        for cut in bytes.indices {
            #expect(try lines(for: [Array(bytes[..<cut]), Array(bytes[cut...])]) == expected)
        }
    }

    /// What a client gets for chunks, events without their times.
    private func lines(for chunks: [[UInt8]]) throws -> [String] {
        let client = try TestServer().connect()
        return chunks.flatMap { client.send($0) }.map { line in
            line.hasPrefix(#"{"timestamp"#) ? "event" : line
        }
    }
}

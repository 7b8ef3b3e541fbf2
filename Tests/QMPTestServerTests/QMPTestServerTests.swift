// SPDX-License-Identifier: Apache-2.0

import JSON
import QAPI
import QMPTestServer
import SystemCalls
import Testing

@Suite("QMPTestServer")
struct QMPTestServerTests {
    private struct Failure: Error {}

    @Test("greets, agrees, answers and says what it was not told, as QEMU does")
    func answers() async throws {
        var answers = QMPTestAnswers()
        answers.add("query-name") { _ in ["name": "test"] }
        answers.add("fail") { _ throws(QAPIError) in throw QAPIError(.deviceNotFound, "no such device") }
        let server = try QMPTestServer(answering: answers)
        let client = try Client(server.path)
        let greeting = try JSONValue(parsing: client.readLine())
        #expect(greeting["QMP"]?["version"]?["qemu"] == ["major": 10, "minor": 0, "micro": 2])
        #expect(greeting["QMP"]?["capabilities"] == ["oob"])
        try client.send(#"{"execute": "qmp_capabilities", "id": 1}{"execute": "query-name"}"#)
        #expect(try client.readLine() == #"{"return": {}, "id": 1}"#)
        #expect(try client.readLine() == #"{"return": {"name": "test"}}"#)
        try client.send(#"{"execute": "fail", "id": "x"}{"execute": "stop", "id": null}"#)
        #expect(
            try client.readLine() == #"{"id": "x", "error": {"class": "DeviceNotFound", "desc": "no such device"}}"#
        )
        let missing = try JSONValue(parsing: client.readLine())
        #expect(missing["error"] == ["class": "CommandNotFound", "desc": "The command stop has not been found"])
        #expect(missing["id"] == .null)
        client.close()
        try await server.finish()
        #expect(server.clientCount == 1)
    }

    @Test("sends events to all clients, and what a script sends in pieces")
    func events() async throws {
        let server = try QMPTestServer { peer in
            peer.setChunking(QMPTestPeer.Chunking(size: 3))
            try peer.send(QMPTestMessage(text: "ready\n"))
            _ = try? peer.receive()
        }
        let clients = [try Client(server.path), try Client(server.path)]
        for client in clients { #expect(try client.readLine() == "ready") }
        try server.emit("STOP", ["x": 1])
        for client in clients {
            let event = try JSONValue(parsing: client.readLine())
            #expect(event["event"] == "STOP")
            #expect(event["data"] == ["x": 1])
            #expect(event["timestamp"]?["seconds"] != nil)
            client.close()
        }
        try await server.finish()
    }

    @Test("tells what a script threw: that of the script itself, or another command than it expects")
    func failures() async throws {
        let failing = try QMPTestServer { _ in throw Failure() }
        try Client(failing.path).close()
        await #expect(throws: Failure.self) { try await failing.finish() }

        let expecting = try QMPTestServer { peer in _ = try peer.expect("stop") }
        let client = try Client(expecting.path)
        try client.send(#"{"execute": "cont"}"#)
        await #expect(throws: QMPTestError.unexpectedCommand("cont", expected: "stop")) { try await expecting.finish() }
    }

    @Test(
        "what a client must not send is an error of the script that receives it",
        arguments: [
            ("[]", "not an object"), ("{}", "no command"), (#"{"execute": 1}"#, "no command"),
            (#"{"execute": "a", "arguments": []}"#, "arguments that are no object"),
            ("no", "JSON parse error, invalid keyword 'no'"),
        ]
    )
    func invalid(text: String, reason: String) async throws {
        let server = try QMPTestServer { peer in _ = try peer.receive() }
        let client = try Client(server.path)
        try client.send(text + "\n")
        await #expect(throws: QMPTestError.invalidRequest(reason)) { try await server.finish() }
    }

    @Test("each request has the descriptors that came with it")
    func descriptors() async throws {
        let server = try QMPTestServer { peer in
            for _ in 0..<3 {
                let request = try peer.receive()
                let descriptor = request.descriptors?.takeFirst()
                try peer.reply(to: request, .bool(descriptor != nil))
            }
        }
        let client = try Client(server.path)
        try client.send(#"{"execute": "a"}"#)
        try client.send(#"{"execute": "b"}{"execute": "c"}"#, passing: try SharedDescriptor(opening: "/dev/null"))
        #expect(try client.readLine() == #"{"return": false}"#)
        #expect(try client.readLine() == #"{"return": true}"#)
        #expect(try client.readLine() == #"{"return": false}"#)
        try await server.finish()
    }

    @Test("stops in the midst of a script, which is no error")
    func stop() async throws {
        let server = try QMPTestServer { peer in _ = try peer.receive() }
        let client = try Client(server.path)
        while server.clientCount == 0 { try await Task.sleep(for: .milliseconds(1)) }
        server.stop()
        #expect(try client.readLine() == "")
        try await server.finish()
    }

    @Test("one that nobody refers to any more leaves nothing behind")
    func letGo() throws {
        var server: QMPTestServer? = try QMPTestServer { peer in _ = try peer.receive() }
        let path = server?.path ?? ""
        let client = try Client(path)
        while server?.clientCount == 0 {}
        server = nil
        #expect(try client.readLine() == "")
        #expect(throws: SystemCallError.self) { try SharedDescriptor(opening: path) }
    }
}

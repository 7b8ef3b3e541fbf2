// SPDX-License-Identifier: Apache-2.0

import QMPClient
import QMPTestServer
import Testing

@Suite("Connecting")
struct ConnectingTests {
    private static var answers: QMPTestAnswers {
        var answers = QMPTestAnswers()
        answers.add("query-name") { _ in ["name": "test"] }
        return answers
    }

    /// Starts a server behind two pipes, which answers one command and goes.
    private static func pipeServer() throws -> QMPEndpoint {
        let requests = try Pipe()
        let replies = try Pipe()
        let input = try SharedDescriptor(requests.readEnd.duplicate())
        let output = try SharedDescriptor(replies.writeEnd.duplicate())
        _ = try OwnedThread(name: "pipe-server") {
            var buffer = [UInt8](repeating: 0, count: 1000)
            for reply in [#"{"QMP": {}}"#, #"{"return": {}, "id": 0}"#, #"{"return": "first", "id": 1}"#] {
                _ = try? output.descriptor.writeAvailable(Array(reply.utf8).span)
                _ = try? input.descriptor.readAvailable(into: &buffer)
            }
        }
        return .streams(
            input: try SharedDescriptor(replies.readEnd.duplicate()),
            output: try SharedDescriptor(requests.writeEnd.duplicate())
        )
    }

    private func checkName(over endpoint: QMPEndpoint) async throws {
        let client = try await QMPClient.connect(to: endpoint)
        #expect(try await client.execute("query-name") == ["name": "test"])
        await client.close()
    }

    @Test("to a Unix socket by its path, and the greeting is there")
    func path() async throws {
        let server = try QMPTestServer(answering: Self.answers)
        let client = try await QMPClient.connect(to: .unix(server.path))
        #expect(client.greeting.version == .init(major: 10, minor: 0, micro: 2))
        #expect(client.closeReason == nil)
        await client.close()
        try await server.finish()
    }

    @Test("to a Unix socket whose path is longer than an address")
    func longPath() async throws {
        let server = try QMPTestServer(answering: Self.answers)
        let detour = String(repeating: "/.", count: 100)
        try await checkName(over: .unix(detour + server.path))
        try await server.finish()
    }

    @Test("to an abstract name")
    func abstract() async throws {
        let name = "qmp-test-\(MonotonicInstant.now.nanoseconds)"
        let server = try QMPTestServer(at: .abstract(name: name, isTight: true), answering: Self.answers)
        try await checkName(over: .abstract(name))
        try await server.finish()
    }

    @Test("over TCP")
    func tcp() async throws {
        let server = try QMPTestServer(
            at: .internet(InternetAddress(host: "127.0.0.1", port: "0")),
            answering: Self.answers
        )
        guard case .internet(let address) = server.address, let port = UInt16(address.port) else {
            Issue.record("no port")
            return
        }
        try await checkName(over: .tcp(host: "127.0.0.1", port: port))
        try await server.finish()
    }

    @Test("over a socket that is connected already")
    func descriptor() async throws {
        let server = try QMPTestServer(answering: Self.answers)
        let socket = try StreamSocket(connectingTo: .unix(path: server.path))
        try await checkName(over: .descriptor(SharedDescriptor(socket.descriptor.duplicate())))
        try await server.finish()
    }

    @Test("over two pipes, where a server that has gone is an error and no signal")
    func streams() async throws {
        let client = try await QMPClient.connect(to: try Self.pipeServer())
        #expect(try await client.execute("anything") == "first")
        #expect(await failure { () throws(QMPClientError) in try await client.execute("anything") } != nil)
        await client.close()
    }

    @Test("where nobody listens there is an error with the place and the reason")
    func refused() async {
        let error = await #expect(throws: QMPClientError.self) {
            try await QMPClient.connect(to: .unix("/nonexistent/socket"))
        }
        let text = "Cannot connect to /nonexistent/socket: No such file or directory"
        #expect(error.map { "\($0)" } == text)
    }

    @Test("what is no socket is refused")
    func noSocket() async throws {
        let file = try SharedDescriptor(opening: "/dev/null")
        await #expect(throws: QMPClientError.self) { try await QMPClient.connect(to: .descriptor(file)) }
    }

    @Test("a server that is not there yet is waited for where that is wanted")
    func waits() async throws {
        let name = "qmp-late-\(MonotonicInstant.now.nanoseconds)"
        async let client = QMPClient.connect(to: .abstract(name), options { $0.waitsForServer = true })
        try await Task.sleep(for: .milliseconds(30))
        let server = try QMPTestServer(at: .abstract(name: name, isTight: true), answering: Self.answers)
        try await client.close()
        try await server.finish()
    }

    @Test("a server that says nothing is given up when the time is up")
    func silent() async throws {
        let gate = Gate()
        let server = try QMPTestServer { _ in gate.wait() }
        let error = await #expect(throws: QMPClientError.self) {
            try await QMPClient.connect(to: .unix(server.path), options { $0.deadline = .milliseconds(30) })
        }
        guard case .deadlineExceeded? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        gate.open()
        try await server.finish()
    }

    @Test("a task that is cancelled gives up")
    func cancelled() async throws {
        let gate = Gate()
        let server = try QMPTestServer { _ in gate.wait() }
        let task = Task { try await QMPClient.connect(to: .unix(server.path)) }
        try await Task.sleep(for: .milliseconds(10))
        task.cancel()
        guard case .failure(QMPClientError.cancelled) = await task.result else {
            Issue.record("not cancelled")
            return
        }
        gate.open()
        try await server.finish()
    }

    @Test(
        "a server that is none is an error",
        arguments: [
            ("SSH-2.0-OpenSSH_9.6\r\n", "The server sent what is not JSON"), ("[1]", "what is no message"),
            (#"{"return": {}}"#, "before it sent its greeting"), ("", "The server closed the connection"),
            (#"{"QMP": {"#, "The server closed the connection"),
        ]
    )
    func foreign(text: String, reason: String) async throws {
        let server = try QMPTestServer { peer in try peer.send(QMPTestMessage(text: text)) }
        let message = await failure { () throws(QMPClientError) in
            _ = try await QMPClient.connect(to: .unix(server.path))
        }
        #expect(message?.contains(reason) == true, "\(message ?? "no error")")
        try await server.finish()
    }

    @Test("events before the greeting and before the agreement are not lost, whatever the pieces", arguments: [nil, 1])
    func earlyEvents(chunkSize: Int?) async throws {
        let server = try QMPTestServer { peer in
            peer.setChunking(chunkSize.map { QMPTestPeer.Chunking(size: $0) })
            try peer.emit("FIRST")
            try peer.send(.greeting())
            let request = try peer.expect("qmp_capabilities")
            try peer.emit("SECOND")
            try peer.reply(to: request)
            _ = try? peer.receive()
        }
        let client = try await QMPClient.connect(to: .unix(server.path))
        var events = client.events().makeAsyncIterator()
        #expect(await [events.next()?.name, events.next()?.name] == ["FIRST", "SECOND"])
        await client.close()
        try await server.finish()
    }

    @Test("a server that greets twice, as QEMU may, is negotiated with once")
    func twoGreetings() async throws {
        let server = try QMPTestServer { peer in
            try peer.send(.greeting())
            try peer.send(.greeting())
            try peer.reply(to: try peer.expect("qmp_capabilities"))
            try peer.reply(to: try peer.expect("stop"))
        }
        let client = try await QMPClient.connect(to: .unix(server.path))
        try await client.execute("stop")
        await client.close()
        try await server.finish()
    }

    @Test("a server that greets and does not reply, as QEMU may when it starts, is connected to anew")
    func silentServer() async throws {
        let clientCount = WaitableMutex(0)
        let server = try QMPTestServer { peer in
            let number = clientCount.withLock { count in
                count += 1
                return count
            }
            guard number == 1 else { return _ = try peer.negotiate() }
            try peer.send(.greeting())
            _ = try peer.expect("qmp_capabilities")
            _ = try? peer.receive()
        }
        let client = try await QMPClient.connect(to: .unix(server.path))
        #expect(clientCount.withLock { $0 } == 2)
        await client.close()
        try await server.finish()
    }

    @Test("a server that never replies is given up when the time is up")
    func mutedServer() async throws {
        let server = try QMPTestServer { peer in
            try? peer.send(.greeting())
            while (try? peer.receive()) != nil {}
        }
        let message = await failure { () throws(QMPClientError) in
            _ = try await QMPClient.connect(to: .unix(server.path), options { $0.deadline = .milliseconds(1500) })
        }
        #expect(message == "\(QMPClientError.deadlineExceeded)")
        try await server.finish()
    }
}

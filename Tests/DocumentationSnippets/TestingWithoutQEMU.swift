// SPDX-License-Identifier: Apache-2.0

import ControlProtocol
import QMPClient
import QMPTestServer

func answerCommands() async throws {
    var answers = QMPTestAnswers()
    answers.add("query-name") { _ in ["name": "test"] }
    answers.add(Commands.QueryStatus.self) { _, _ in StatusInfo(running: true, status: .running) }

    let server = try QMPTestServer(answering: answers)
    let client = try await QMPClient.connect(to: .unix(server.path))
    print(try await client.queryStatus().running)

    await client.close()
    try await server.finish()
}

func loseAReply() async throws {
    let server = try QMPTestServer { peer in
        try peer.negotiate()
        let request = try peer.expect("query-name")
        try peer.emit("RESUME")
        try peer.send(.reply(JSONValue.string("a long reply"), id: request.id), only: 10)
    }
    let client = try await QMPClient.connect(to: .unix(server.path))
    do {
        try await client.execute("query-name")
    } catch QMPClientError.closed(.byServer) {
        print("as it should be")
    }
    try await server.finish()
}

func misbehave() throws -> QMPTestServer {
    try QMPTestServer { peer in
        peer.setChunking(QMPTestPeer.Chunking(size: 1, pause: .milliseconds(1)))
        try peer.emit("POWERDOWN")
        try peer.send(.greeting(version: (7, 2, 0), capabilities: []))
        let request = try peer.expect("qmp_capabilities")
        try peer.emit("POWERDOWN")
        try peer.reply(to: request)
    }
}

func takeDescriptors() throws -> QMPTestServer {
    try QMPTestServer { peer in
        try peer.negotiate()
        let (command, request) = try peer.expect(Commands.Getfd.self)
        guard command.fdname == "tap", request.descriptors?.takeFirst() != nil else {
            return try peer.fail(request, QAPIError("No file descriptor supplied via SCM_RIGHTS"))
        }
        try peer.reply(to: request)
    }
}

// SPDX-License-Identifier: Apache-2.0

import QMPClient

func connect() async throws {
    let client = try await QMPClient.connect(to: .unix("/tmp/machine.sock"))
    print(client.greeting.version?.description ?? "an unknown version")

    let status = try await client.execute("query-status")
    print(status["status"]?.stringValue ?? "")

    await client.close()
}

func connectEarly() async throws -> QMPClient {
    var options = QMPClientOptions()
    options.waitsForServer = true
    options.deadline = .seconds(30)
    return try await QMPClient.connect(to: .unix("/tmp/machine.sock"), options)
}

func tellErrorsApart(_ client: QMPClient) async throws {
    do throws(QMPClientError) {
        try await client.execute("device_del", arguments: ["id": "disk0"], deadline: .seconds(5))
    } catch .server(let error) where error.errorClass == .deviceNotFound {
        print("There is no such device")
    } catch .server(let error) {
        print("The server refuses: \(error.text)")
    } catch .deadlineExceeded {
        print("Nobody knows whether the device goes")
    } catch {
        print("The connection is lost: \(error)")
    }
}

func reconnect() async throws -> QMPClient {
    var options = QMPClientOptions()
    options.reconnection = QMPReconnection(firstDelay: .milliseconds(100), longestDelay: .seconds(5))
    return try await QMPClient.connect(to: .tcp(host: "localhost", port: 4444), options)
}

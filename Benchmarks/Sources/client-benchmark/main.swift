// SPDX-License-Identifier: Apache-2.0

import Foundation
import QMPClient

/// `client-benchmark PYTHON [APUS]` compares the client library with qemu.qmp, which that Python has, by turns on one server:
/// apus, the release build unless told otherwise.
let arguments = CommandLine.arguments
guard (2...3).contains(arguments.count) else {
    print("usage: client-benchmark PYTHON [APUS]")
    exit(2)
}
do {
    let server = try Server(program: arguments.count == 3 ? arguments[2] : ".build/release/apus")
    defer { server.stop() }
    var options = QMPClientOptions()
    options.waitsForServer = true
    let client = try await QMPClient.connect(to: .unix(server.path), options)
    let official = try OfficialClient(python: arguments[1], path: server.path)
    for load in Load.allCases {
        let contest = Contest(load: load, client: client, official: official)
        print(try await contest.run())
    }
    await client.close()
    official.stop()
} catch {
    print("client-benchmark: \(error)")
    exit(1)
}

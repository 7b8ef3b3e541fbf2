// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

@testable import SystemCalls

struct SocketLeakTests {
    private static let operations = [
        "make a socket", "bind", "listen", "unlink", "accept", "connect", "poll", "set an option", "set flags", "send",
        "receive", "read a socket's address", "make a socket pair", "duplicate",
    ]

    @Test("no error leaves a descriptor open", arguments: operations)
    func errors(operation: String) throws {
        let path = try TemporaryDirectory().path
        let leaks = try OpenDescriptors.withOwnTable {
            let before = try OpenDescriptors.count()
            return try (0..<12).filter { made in
                for errno in [Errno.tooManyOpenFiles, .addressInUse] {
                    ForcedErrors.with(.after(made, errno), in: operation) { try? Self.useEverything(path) }
                }
                return try OpenDescriptors.count() != before
            }
        }
        #expect(leaks.isEmpty)
    }

    @Test("many rounds leave no descriptor open")
    func rounds() throws {
        let directory = try TemporaryDirectory()
        let leaked = try OpenDescriptors.withOwnTable {
            let before = try OpenDescriptors.count()
            for _ in 0..<100 { try Self.useEverything(directory.path(of: "socket")) }
            return try OpenDescriptors.count() - before
        }
        #expect(leaked == 0)
    }

    /// Listens, connects, passes descriptors both ways over a socket of each kind.
    private static func useEverything(_ path: String) throws {
        let addresses: [SocketAddress] = [
            .unix(path: path), .abstract(name: path, isTight: true),
            .internet(InternetAddress(host: "127.0.0.1", port: "0")),
        ]
        for address in addresses {
            let listener = try ListeningSocket(address)
            let adopted = try ListeningSocket(adopting: listener.descriptor.duplicate(), name: "a")
            var reached = try adopted.localAddress
            if case .internet(var internet) = reached {
                internet.keepsAlive = true
                reached = .internet(internet)
            }
            let client = try StreamSocket(connectingTo: reached)
            let server = try adopted.acceptNext()
            _ = try client.send("ab", passing: [client.descriptor.rawValue, server.descriptor.rawValue])
            _ = try server.receive(atMost: 1)
            try adopted.removeFile()
        }
        let pair = try StreamSocket.pair()
        let names = NamedDescriptors()
        _ = try pair.first.send("a")
        _ = try pair.first.send("b", passing: [pair.first.descriptor.rawValue, 0, 0])
        _ = try pair.second.receive()
        var buffer: [UInt8] = [0]
        if let passed = try pair.second.receive(into: &buffer)?.passed?.descriptors.takeFirst() {
            try names.add(passed, name: "name")
        }
        _ = try StreamSocket(adopting: pair.first.descriptor.duplicate(), name: "a")
    }
}

// SPDX-License-Identifier: Apache-2.0

import QMPClient
import QMPTestServer
import Testing

@Suite("Passed descriptors")
struct PassingTests {
    @Test("go with their command, and no other, however many commands there are")
    func pairing() async throws {
        let pair = try await Pair { peer in
            for _ in 0..<30 {
                let request = try peer.receive()
                guard let descriptor = request.descriptors?.takeFirst() else {
                    try peer.reply(to: request, "none")
                    continue
                }
                var buffer = [UInt8](repeating: 0, count: 64)
                let count = try descriptor.readAvailable(into: &buffer) ?? 0
                try peer.reply(to: request, .string(String(decoding: buffer.prefix(count), as: UTF8.self)))
            }
        }
        let client = pair.client
        let replies = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<30 {
                group.addTask {
                    guard number % 3 > 0 else { return try await client.execute("plain") == "none" }
                    let pipe = try Pipe()
                    _ = try pipe.writeEnd.writeAvailable(Array("\(number)".utf8).span)
                    let end = SharedDescriptor(try pipe.readEnd.duplicate())
                    return try await client.execute("getfd", passing: [end]) == .string("\(number)")
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(replies.count == 30 && replies.allSatisfy { $0 })
        try await pair.finish()
    }

    @Test("are the command's until the reply, and closed then if nobody else has them")
    func ownership() async throws {
        let gate = Gate()
        let pair = try await Pair { peer in
            let request = try peer.receive()
            gate.wait()
            try peer.reply(to: request)
        }
        let client = pair.client
        weak var last: SharedDescriptor?
        let task: Task<Void, any Error>
        do {
            let descriptor = try SharedDescriptor(opening: "/dev/null")
            last = descriptor
            task = Task { [descriptor] in try await client.execute("getfd", passing: [descriptor]) }
        }
        try await Task.sleep(for: .milliseconds(10))
        #expect(last != nil)
        gate.open()
        try await task.value
        #expect(last == nil)
        try await pair.finish()
    }

    @Test("cannot go over TCP, and the connection goes on")
    func tcp() async throws {
        let server = try QMPTestServer(at: .internet(InternetAddress(host: "127.0.0.1", port: "0"))) { peer in
            try peer.negotiate()
            try peer.reply(to: try peer.expect("next"), "next")
        }
        guard case .internet(let address) = server.address, let port = UInt16(address.port) else {
            Issue.record("no port")
            return
        }
        let client = try await QMPClient.connect(to: .tcp(host: "127.0.0.1", port: port))
        let file = try SharedDescriptor(opening: "/dev/null")
        let message = await failure { () throws(QMPClientError) in try await client.execute("getfd", passing: [file]) }
        #expect(message == "Descriptors can be passed over Unix sockets only")
        #expect(try await client.execute("next") == "next")
        await client.close()
        try await server.finish()
    }
}

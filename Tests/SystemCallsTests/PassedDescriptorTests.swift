// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

@testable import SystemCalls

final class PassedDescriptorTests {
    private let pair: StreamSocket.Pair
    /// What is passed: pipes, so that the open files differ.
    private let pipes: [Shared<OwnedDescriptor>]

    init() throws {
        pair = try StreamSocket.pair()
        pipes = try (0..<4).map { _ in
            let pipe = try Pipe()
            return Shared(pipe.readEnd)
        }
    }

    @Test("a descriptor that is passed is the sender's open file, closed on exec")
    func passed() throws {
        let pipe = try Pipe()
        _ = try pair.first.send("a", passing: [pipe.writeEnd.rawValue])
        var buffer: [UInt8] = [0, 0]
        let received = try #require(try pair.second.receive(into: &buffer))
        #expect(received.count == 1)
        guard let descriptor = received.passed?.descriptors.takeFirst() else { throw SocketError("nothing was passed") }
        let number = descriptor.rawValue
        #expect(fcntl(number, F_GETFD) == FD_CLOEXEC)
        try descriptor.write([7])
        _ = try pipe.readEnd.read(into: &buffer)
        #expect(buffer[0] == 7)
    }

    @Test("the open file of a descriptor that is passed is put into blocking mode")
    func blocking() throws {
        let number = pipes[0].value.rawValue
        _ = fcntl(number, F_SETFL, O_NONBLOCK)
        _ = try pair.first.send("a", passing: [number])
        #expect(fcntl(number, F_GETFL) & O_NONBLOCK != 0)
        _ = try pair.second.receive()
        #expect(fcntl(number, F_GETFL) & O_NONBLOCK == 0)
    }

    @Test("one of a message's descriptors is handed out, the first, and the others are closed")
    func first() throws {
        let pipe = try Pipe()
        let readEnd = pipe.readEnd
        _ = try pair.first.send("a", passing: [pipes[1].value.rawValue, pipe.writeEnd.rawValue])
        try pipe.writeEnd.close()
        var buffer: [UInt8] = [0]
        let descriptors = try #require(try pair.second.receive(into: &buffer)?.passed?.descriptors)
        let first = descriptors.takeFirst()?.fileNumber
        #expect(first == pipes[1].value.fileNumber)
        let isEmpty = descriptors.takeFirst() == nil
        #expect(isEmpty)
        // Reading comes to the end of an empty pipe only when the other end is closed.
        let rest = try readEnd.readToEnd()
        #expect(rest.isEmpty)
    }

    @Test("descriptors that nobody takes are closed")
    func untaken() throws {
        let pipe = try Pipe()
        let readEnd = pipe.readEnd
        _ = try pair.first.send("a", passing: [pipe.writeEnd.rawValue])
        try pipe.writeEnd.close()
        var buffer: [UInt8] = [0]
        _ = try pair.second.receive(into: &buffer)
        let rest = try readEnd.readToEnd()
        #expect(rest.isEmpty)
    }

    @Test("descriptors come with the first byte of their message, not earlier and not later", arguments: 0..<100)
    func placement(seed: Int) throws {
        var random = RepeatableRandom(seed: UInt64(seed))
        var sentText = ""
        var sent: [Int: UInt64] = [:]
        for _ in 0..<Int.random(in: 1...12, using: &random) {
            let text = String(repeating: "abc".randomElement(using: &random) ?? "?", count: .random(in: 1...40))
            let pipe = Int.random(in: 0..<8, using: &random)
            let passed = pipe < pipes.count ? [pipes[pipe].value.rawValue] : []
            if !passed.isEmpty { sent[sentText.count] = pipes[pipe].value.fileNumber }
            _ = try pair.first.send(text, passing: passed)
            sentText += text
        }
        let limit = [1, 2, 7, 40, 4096].randomElement(using: &random) ?? 1
        var text = ""
        var received: [Int: UInt64] = [:]
        while let delivery = try pair.second.receive(atMost: limit) {
            if let offset = delivery.offset { received[text.count + offset] = delivery.file }
            text += delivery.text
        }
        #expect(text == sentText)
        #expect(received == sent)
    }

    @Test("no more is received at once than to the end of a message with descriptors")
    func oneMessage() throws {
        let number = pipes[0].value.rawValue
        for text in ["plain", "first", "more"] {
            _ = try pair.first.send(text, passing: text == "first" ? [number] : [])
        }
        _ = try pair.first.send("second", passing: [number])
        let file = pipes[0].value.fileNumber
        #expect(try pair.second.receive() == Delivery(text: "plainfirst", offset: 5, file: file))
        #expect(try pair.second.receive() == Delivery(text: "moresecond", offset: 4, file: file))
    }

    @Test("what stands far before a message with descriptors is received in parts")
    func farMessage() throws {
        let plain = String(repeating: "x", count: 10000)
        _ = try pair.first.send(plain)
        _ = try pair.first.send("a", passing: [pipes[0].value.rawValue])
        var parts: [Delivery] = []
        while let part = try pair.second.receive(atMost: 65536) { parts.append(part) }
        #expect(parts.map(\.text).joined() == plain + "a")
        #expect(parts.allSatisfy { $0.text.utf8.count <= 4096 })
        #expect(parts.last?.file == pipes[0].value.fileNumber)
    }

    @Test("an error after some bytes does not lose them")
    func lateError() throws {
        _ = try pair.first.send("plain")
        _ = try pair.first.send("a", passing: [pipes[0].value.rawValue])
        let file = pipes[0].value.fileNumber
        // The first call looks, the others receive.
        let early = try ForcedErrors.with(.after(4, .connectionReset), in: "receive") { try pair.second.receive() }
        #expect(early == Delivery(text: "pla"))
        #expect(try pair.second.receive() == Delivery(text: "ina", offset: 2, file: file))
        _ = try pair.first.send("last", passing: [pipes[0].value.rawValue])
        let late = try ForcedErrors.with(.after(2, .connectionReset), in: "receive") { try pair.second.receive() }
        #expect(late == Delivery(text: "l", offset: 0, file: file))
        #expect(try pair.second.receive() == Delivery(text: "ast"))
    }

    @Test("descriptors do not come over Internet sockets, and nothing is made of that")
    func internet() throws {
        let listener = try ListeningSocket(.internet(InternetAddress(host: "127.0.0.1", port: "0")))
        let client = try StreamSocket(connectingTo: listener.localAddress)
        let server = try listener.acceptNext()
        _ = try client.send("a", passing: [pipes[0].value.rawValue])
        var delivery: Delivery?
        while delivery == nil { delivery = try server.receive() }
        #expect(delivery == Delivery(text: "a"))
    }

    @Test("of a message's descriptors 16 are kept and the loss of the others is told", arguments: [15, 16, 17, 253])
    func manyDescriptors(count: Int) throws {
        let (kept, isTruncated, left) = try OpenDescriptors.withOwnTable {
            let pair = try StreamSocket.pair()
            let before = try OpenDescriptors.count()
            _ = try pair.first.send("a", passing: [CInt](repeating: 0, count: count))
            var buffer: [UInt8] = [0]
            var received = try pair.second.receive(into: &buffer)
            let kept = try OpenDescriptors.count() - before
            let isTruncated = received?.passed?.isTruncated
            received = nil
            return (kept, isTruncated, try OpenDescriptors.count() - before)
        }
        #expect(kept == min(16, count))
        #expect(isTruncated == (count > 16))
        #expect(left == 0)
    }

    @Test(
        "a process that can have no more descriptors keeps the first of a message, and tells the loss",
        arguments: 0...3
    )
    func tooManyOpenFiles(room: Int) async {
        await #expect(processExitsWith: .success) { [room = room as Int] in
            let (count, isTruncated, hasFirst) = try OpenDescriptors.withOwnTable {
                let pair = try StreamSocket.pair()
                _ = try pair.first.send("a", passing: [0, 0, 0])
                let next = try pair.first.descriptor.duplicate().rawValue
                var limit = rlimit(rlim_cur: rlim_t(Int(next) + room), rlim_max: 1024)
                // SAFETY: the structure lives as long as the call.
                unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
                var buffer: [UInt8] = [0]
                let received = try pair.second.receive(into: &buffer)
                let hasFirst = received?.passed?.descriptors.takeFirst() != nil
                return (received?.count, received?.passed?.isTruncated, hasFirst)
            }
            #expect(count == 1)
            #expect(isTruncated == (room < 3))
            #expect(hasFirst == (room > 0))
        }
    }
}

/// Random numbers that are the same in every run (SplitMix64).
private struct RepeatableRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

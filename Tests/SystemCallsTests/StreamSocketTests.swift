// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

@testable import SystemCalls

final class StreamSocketTests {
    private let pair: StreamSocket.Pair

    init() throws { pair = try StreamSocket.pair() }

    @Test("what is sent is received, whole or in parts")
    func parts() throws {
        #expect(try pair.first.send("abcdef") == 6)
        #expect(try pair.second.receive(atMost: 4) == Delivery(text: "abcd"))
        #expect(try pair.second.receive(atMost: 4) == Delivery(text: "ef"))
    }

    @Test("where nothing is there, nothing is received, and nothing waits")
    func nothing() throws {
        #expect(try pair.second.receive() == nil)
    }

    @Test("the end is received after what was sent before, and the other direction stays open")
    func endSending() throws {
        _ = try pair.first.send("last")
        pair.first.endSending()
        #expect(try pair.second.receive() == Delivery(text: "last"))
        #expect(try pair.second.receive() == Delivery(text: ""))
        _ = try pair.second.send("answer")
        #expect(try pair.first.receive() == Delivery(text: "answer"))
    }

    @Test("shutting down ends both directions")
    func shutDown() throws {
        pair.first.shutDown()
        #expect(try pair.first.receive() == Delivery(text: ""))
        #expect(try pair.second.receive() == Delivery(text: ""))
        #expect(throws: SystemCallError(operation: "send", errno: .brokenPipe)) { try self.pair.second.send("a") }
    }

    @Test("where the peer takes nothing, sending takes what there is room for, then nothing")
    func full() throws {
        let text = String(repeating: "x", count: 65536)
        var sent = 0
        while let count = try pair.first.send(text) { sent += count }
        #expect(sent > 0)
        var received = 0
        while let count = try pair.second.receive(atMost: 65536)?.text.utf8.count { received += count }
        #expect(received == sent)
        #expect(try pair.first.send("x") == 1)
    }

    @Test("sending to a peer that is gone is an error, not a signal")
    func brokenPipe() throws {
        let pair = try StreamSocket.pair()
        let first = pair.first
        letGo(pair.second)
        let error = #expect(throws: SystemCallError.self) { try first.send("a") }
        #expect(error == SystemCallError(operation: "send", errno: .brokenPipe))
    }

    @Test("a byte out of band is no reason to look again and again, and what follows is received")
    func outOfBand() throws {
        let epoll = try Epoll()
        try epoll.add(pair.second.descriptor, .readable, token: 1)
        var byte: UInt8 = 0x21
        // SAFETY: the byte lives as long as the call.
        #expect(unsafe Glibc.send(pair.first.descriptor.rawValue, &byte, 1, CInt(MSG_OOB)) == 1)
        #expect(try pair.second.receive() == nil)
        var events = [Epoll.Event()]
        #expect(try epoll.wait(&events, timeoutNanoseconds: 0) == 0)
        _ = try pair.first.send("a")
        #expect(try pair.second.receive() == Delivery(text: "a"))
    }

    @Test("interrupted calls are made again")
    func interrupted() throws {
        _ = try ForcedErrors.with(.counted(.interrupted, 2), in: "send") { try pair.first.send("a") }
        let delivery = try ForcedErrors.with(.counted(.interrupted, 2), in: "receive") { try pair.second.receive() }
        #expect(delivery == Delivery(text: "a"))
    }

    @Test("a failure to receive is an error")
    func failure() throws {
        let error = #expect(throws: SystemCallError.self) {
            try ForcedErrors.with(.counted(.connectionReset, 1), in: "receive") { try pair.second.receive() }
        }
        #expect(error == SystemCallError(operation: "receive", errno: .connectionReset))
    }

    @Test("sockets have addresses, and those of a pair no names")
    func addresses() throws {
        #expect(try pair.first.localAddress == .unix(path: ""))
        #expect(try pair.first.peerAddress == .unix(path: ""))
        let listener = try ListeningSocket(.internet(InternetAddress(host: "127.0.0.1", port: "0")))
        let client = try StreamSocket(connectingTo: listener.localAddress)
        let server = try listener.acceptNext()
        #expect(try client.peerAddress == listener.localAddress)
        #expect(try client.localAddress == server.peerAddress)
        let areUnix = [client.isUnix, server.isUnix]
        #expect(areUnix == [false, false])
    }

    @Test("a connected socket of somebody else is taken over")
    func adopted() throws {
        let adopted = try StreamSocket(adopting: pair.first.descriptor.duplicate(), name: "7")
        let isUnix = adopted.isUnix
        #expect(isUnix)
        _ = try adopted.send("a")
        #expect(try pair.second.receive() == Delivery(text: "a"))
    }

    @Test("what is no connection is not taken over")
    func refused() throws {
        let noSocket = adoptionError(try Pipe().readEnd.duplicate())
        #expect(noSocket == SocketError("File descriptor '7' is not a socket"))
        let listener = try ListeningSocket(.internet(InternetAddress(host: "127.0.0.1", port: "0")))
        let listening = adoptionError(try listener.descriptor.duplicate())
        #expect(listening == SocketError("File descriptor '7' is a listening socket"))
    }

    private func letGo(_ socket: consuming StreamSocket) {}

    private func adoptionError(_ descriptor: consuming OwnedDescriptor) -> SocketError? {
        do throws(SocketError) {
            _ = try StreamSocket(adopting: descriptor, name: "7")
            return nil
        } catch {
            return error
        }
    }
}

@Suite("Bytes without descriptors")
struct BytesOnlyTests {
    @Test("descriptors that come along are closed")
    func closes() throws {
        try OpenDescriptors.withOwnTable {
            let pair = try StreamSocket.pair()
            let pipe = try Pipe()
            let before = try OpenDescriptors.count()
            _ = try pair.first.send([1, 2, 3].span, passing: [pipe.readEnd.rawValue, pipe.writeEnd.rawValue])
            var buffer = [UInt8](repeating: 0, count: 8)
            #expect(try pair.second.receiveBytes(into: &buffer) == 3)
            #expect(try OpenDescriptors.count() == before)
            #expect(try pair.second.receiveBytes(into: &buffer) == nil)
            pair.first.shutDown()
            #expect(try pair.second.receiveBytes(into: &buffer) == 0)
        }
    }
}

@Suite("SocketFile")
struct SocketFileTests {
    @Test("a socket whose path is longer than an address can be connected to")
    func longPath() throws {
        let folder = try PrivateFolder(prefix: "socket-file-test")
        let path = folder.path + "/socket"
        let listener = try ListeningSocket(.unix(path: path))
        let long = String(repeating: "/.", count: 200) + path
        #expect(throws: SocketError.self) { _ = try StreamSocket(connectingTo: .unix(path: long)) }
        let file = try SocketFile(long)
        let client = try StreamSocket(connectingTo: .unix(path: file.shortPath))
        guard let server = try listener.accept() else {
            Issue.record("nobody has connected")
            return
        }
        _ = try server.send([1].span)
        var buffer = [UInt8](repeating: 0, count: 4)
        #expect(try client.receiveBytes(into: &buffer) == 1)
        try listener.removeFile()
    }

    @Test("one that is not there is an error with its path")
    func missing() {
        let error = SystemCallError(operation: "open", path: "/nonexistent", errno: .noSuchFileOrDirectory)
        #expect(throws: error) { _ = try SocketFile("/nonexistent") }
    }
}

// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

@testable import SystemCalls

struct ListeningSocketTests {
    private let directory: TemporaryDirectory
    private let path: String

    init() throws {
        directory = try TemporaryDirectory()
        path = directory.path(of: "socket")
    }

    /// An address at which anybody may listen.
    private var loopback: InternetAddress { InternetAddress(host: "127.0.0.1", port: "0") }

    /// Whether a text goes from a new client to the listener and another back.
    private func talks(_ listener: borrowing ListeningSocket, to address: SocketAddress) throws -> Bool {
        let client = try StreamSocket(connectingTo: address)
        let server = try listener.acceptNext()
        guard try client.send("there") == 5, try server.send("back") == 4 else { return false }
        try waitUntilReadable(server)
        try waitUntilReadable(client)
        return try server.receive()?.text == "there" && client.receive()?.text == "back"
    }

    private func waitUntilReadable(_ socket: borrowing StreamSocket) throws {
        let epoll = try Epoll()
        try epoll.add(socket.descriptor, .readable, token: 0)
        var events = [Epoll.Event()]
        _ = try epoll.wait(&events, timeoutNanoseconds: nil)
    }

    @Test("clients come by a path")
    func unix() throws {
        let listener = try ListeningSocket(.unix(path: path))
        #expect(try listener.localAddress == .unix(path: path))
        #expect(try talks(listener, to: .unix(path: path)))
    }

    @Test("clients come by an abstract name, tight or padded, which leaves no file", arguments: [true, false])
    func abstractName(isTight: Bool) throws {
        let address = SocketAddress.abstract(name: path, isTight: isTight)
        let listener = try ListeningSocket(address)
        #expect(try listener.localAddress == address)
        #expect(try talks(listener, to: address))
        #expect(directory.entries.isEmpty)
    }

    @Test("a tight name and a padded one are two")
    func tightOrPadded() throws {
        let listener = try ListeningSocket(.abstract(name: path, isTight: true))
        let error = #expect(throws: SocketError.self) {
            _ = try StreamSocket(connectingTo: .abstract(name: path, isTight: false))
        }
        #expect(error == SocketError("Failed to connect to '\(path)'", errno: .connectionRefused))
        withExtendedLifetime(listener) {}
    }

    @Test("clients come by a host and the port that the listener was given")
    func internet() throws {
        let listener = try ListeningSocket(.internet(loopback))
        let address = try listener.localAddress
        guard case .internet(let given) = address else { throw SocketError("no Internet address") }
        #expect(given.host == "127.0.0.1")
        #expect(Int(given.port).map { $0 > 0 } == true)
        #expect(try talks(listener, to: address))
    }

    @Test("several clients wait until they are taken, in the order in which they came")
    func backlog() throws {
        let listener = try ListeningSocket(.unix(path: path))
        var clients: [Shared<StreamSocket>] = []
        for number in 0..<20 {
            clients.append(Shared(try StreamSocket(connectingTo: .unix(path: path))))
            _ = try clients[number].value.send("\(number)")
        }
        let texts = try clients.indices.map { _ in try listener.accept()?.receive()?.text }
        #expect(texts == clients.indices.map { "\($0)" })
    }

    @Test("where no client waits there is none")
    func noClient() throws {
        let listener = try ListeningSocket(.unix(path: path))
        let isNone = try listener.accept() == nil
        #expect(isNone)
    }

    @Test("a client that left before it was taken is none, not an error")
    func abortedClient() throws {
        let listener = try ListeningSocket(.unix(path: path))
        let isNone = try ForcedErrors.with(.counted(.connectionAborted, 1), in: "accept") {
            try listener.accept() == nil
        }
        #expect(isNone)
    }

    @Test("what stands at the path is removed", arguments: [true, false])
    func occupiedPath(isSocket: Bool) throws {
        if isSocket { _ = try ListeningSocket(.unix(path: path)) } else { try FileSystem.writeFile(path, [1]) }
        #expect(directory.entries == ["socket"])
        let listener = try ListeningSocket(.unix(path: path))
        #expect(try talks(listener, to: .unix(path: path)))
    }

    @Test("a directory at the path is left there")
    func directoryAtPath() throws {
        let error = #expect(throws: SocketError.self) { _ = try ListeningSocket(.unix(path: directory.path)) }
        #expect(error == SocketError("Failed to unlink socket \(directory.path)", errno: .isDirectory))
    }

    @Test("a path in a missing directory is an error that names it")
    func missingDirectory() {
        let error = #expect(throws: SocketError.self) { _ = try ListeningSocket(.unix(path: path + "/a")) }
        #expect(error?.description == "Failed to bind socket to \(path)/a: No such file or directory")
    }

    @Test("the file goes when it is told to, and a second time is fine")
    func removeFile() throws {
        let listener = try ListeningSocket(.unix(path: path))
        try listener.removeFile()
        #expect(directory.entries.isEmpty)
        try listener.removeFile()
    }

    @Test("a port that is taken is an error, and a range goes on to the next that is free")
    func portRange() throws {
        let first = try ListeningSocket(.internet(loopback))
        guard case .internet(var taken) = try first.localAddress, let port = UInt16(taken.port) else { return }
        let error = #expect(throws: SocketError.self) { _ = try ListeningSocket(.internet(taken)) }
        #expect(error == SocketError("Failed to find an available port", errno: .addressInUse))
        taken.lastPort = port < 65436 ? port + 100 : port - 1
        if port < 65436 {
            let second = try ListeningSocket(.internet(taken))
            #expect(try second.localAddress != first.localAddress)
        }
        taken.lastPort = port - 1
        let empty = #expect(throws: SocketError.self) { _ = try ListeningSocket(.internet(taken)) }
        #expect(empty == SocketError("Failed to find an available port"))
    }

    @Test("a listener does not keep connections alive")
    func keepAlive() {
        var address = loopback
        address.keepsAlive = true
        let error = #expect(throws: SocketError.self) { _ = try ListeningSocket(.internet(address)) }
        #expect(error?.description == "keep-alive option is not supported for passive sockets")
    }

    @Test(
        "a socket of somebody else is taken over, whether it listens already or is only bound",
        arguments: [true, false]
    )
    func adopted(listens: Bool) throws {
        let number: CInt
        if listens {
            let listener = try ListeningSocket(.unix(path: path))
            number = fcntl(listener.descriptor.rawValue, F_DUPFD_CLOEXEC, 0)
            // Another process would have made it so.
            _ = fcntl(number, F_SETFL, 0)
        } else {
            number = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
            let raw = try RawSocketAddress(path: path)
            // SAFETY: an address in the memory of an array, borrowed for the call.
            unsafe raw.bytes.withUnsafeBytes {
                _ = unsafe bind(number, $0.baseAddress?.assumingMemoryBound(to: sockaddr.self), socklen_t($0.count))
            }
        }
        let adopted = try ListeningSocket(adopting: OwnedDescriptor(owning: number), name: "7")
        let isNone = try adopted.accept() == nil
        #expect(isNone)
        #expect(try talks(adopted, to: .unix(path: path)))
    }

    @Test("what is no socket, or one that cannot listen, is not taken over")
    func refused() throws {
        let noSocket = adoptionError(try Pipe().readEnd.duplicate())
        #expect(noSocket == SocketError("File descriptor '7' is not a socket"))
        let cannotListen = adoptionError(try StreamSocket.pair().first.descriptor.duplicate())
        #expect(cannotListen == SocketError("Failed to listen on fd socket", errno: .invalidArgument))
    }

    private func adoptionError(_ descriptor: consuming OwnedDescriptor) -> SocketError? {
        do throws(SocketError) {
            _ = try ListeningSocket(adopting: descriptor, name: "7")
            return nil
        } catch {
            return error
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Where a socket is.
package enum SocketAddress {
    case unix(String)
    /// A port of the loopback.
    case tcp(UInt16)

    func withPointer<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) throws -> Result) throws -> Result {
        switch self {
        case .unix(let path):
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            let bytes = Array(path.utf8)
            guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
                throw SystemFailure("\(path): too long for a socket")
            }
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
            return try Self.withPointer(to: address, body)
        case .tcp(let port):
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = port.bigEndian
            address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
            return try Self.withPointer(to: address, body)
        }
    }

    private static func withPointer<Address, Result>(
        to address: Address,
        _ body: (UnsafePointer<sockaddr>, socklen_t) throws -> Result
    ) rethrows -> Result {
        try withUnsafePointer(to: address) {
            try $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                try body($0, socklen_t(MemoryLayout<Address>.size))
            }
        }
    }

    var family: CInt {
        switch self {
        case .unix: AF_UNIX
        case .tcp: AF_INET
        }
    }
}

extension Descriptor {
    /// A stream socket that is connected; nil if nobody listens there.
    package convenience init?(connectingTo address: SocketAddress) throws {
        let number = try check(socket(address.family, CInt(SOCK_STREAM.rawValue) | O_CLOEXEC, 0), "socket")
        let status = try address.withPointer { connect(number, $0, $1) }
        guard status == 0 else {
            Glibc.close(number)
            return nil
        }
        self.init(number)
    }

    /// A stream socket that listens.
    package convenience init(listeningAt address: SocketAddress) throws {
        self.init(try check(socket(address.family, CInt(SOCK_STREAM.rawValue) | O_CLOEXEC, 0), "socket"))
        _ = try address.withPointer { try check(bind(number, $0, $1), "bind") }
        _ = try check(listen(number, 1), "listen")
    }

    /// Two stream sockets that are connected to each other.
    package static func socketPair() throws -> (Descriptor, Descriptor) {
        var ends: [CInt] = [-1, -1]
        _ = try check(socketpair(AF_UNIX, CInt(SOCK_STREAM.rawValue) | O_CLOEXEC, 0, &ends), "socketpair")
        return (Descriptor(ends[0]), Descriptor(ends[1]))
    }

    /// Takes a connection of a listening socket.
    package func accept(until deadline: Deadline = .ofAnswers) throws -> Descriptor {
        guard try deadline.wait(for: CInt(POLLIN), of: number) else { throw SystemFailure("accept: nobody came") }
        return Descriptor(
            try withNoProgramStarting {
                let connection = try check(Glibc.accept(number, nil, nil), "accept")
                _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
                return connection
            }
        )
    }

    /// The port of a socket of the Internet.
    package func localPort() throws -> UInt16 {
        var address = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = try withUnsafeMutablePointer(to: &address) {
            try $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                try check(getsockname(number, $0, &size), "getsockname")
            }
        }
        return UInt16(bigEndian: address.sin_port)
    }

    /// Says that nothing more will be sent.
    package func endSending() { shutdown(number, CInt(SHUT_WR)) }

    /// Sends all bytes; descriptors go along with the first of them.
    package func send(
        _ bytes: [UInt8],
        passing descriptors: [CInt] = [],
        until deadline: Deadline = .ofAnswers
    ) throws {
        var rest = bytes[...]
        var descriptors = descriptors
        while !rest.isEmpty {
            guard try deadline.wait(for: CInt(POLLOUT), of: number) else {
                throw SystemFailure("send: the peer takes nothing")
            }
            let count = try rest.withUnsafeBytes { try sendOnce($0, passing: descriptors) }
            rest = rest.dropFirst(count)
            descriptors = []
        }
    }

    private func sendOnce(_ bytes: UnsafeRawBufferPointer, passing descriptors: [CInt]) throws -> Int {
        var control = Self.controlMessage(passing: descriptors)
        return try control.withUnsafeMutableBytes { control in
            var part = iovec(iov_base: UnsafeMutableRawPointer(mutating: bytes.baseAddress), iov_len: bytes.count)
            return try withUnsafeMutablePointer(to: &part) { part in
                var message = msghdr()
                (message.msg_iov, message.msg_iovlen) = (part, 1)
                (message.msg_control, message.msg_controllen) = (control.baseAddress, control.count)
                let count = sendmsg(number, &message, CInt(MSG_NOSIGNAL) | CInt(MSG_DONTWAIT))
                if count < 0, errno == EAGAIN { return 0 }
                return Int(try check(CInt(count), "sendmsg"))
            }
        }
    }

    /// The control message SCM_RIGHTS as Linux lays it out for 64 bits: its length, level and type, then the numbers.
    private static func controlMessage(passing descriptors: [CInt]) -> [UInt8] {
        guard !descriptors.isEmpty else { return [] }
        var message: [UInt8] = []
        func append<Value>(_ value: Value) { withUnsafeBytes(of: value) { message.append(contentsOf: $0) } }
        append(UInt64(16 + 4 * descriptors.count))
        append(SOL_SOCKET)
        append(CInt(1))
        for descriptor in descriptors { append(descriptor) }
        if !message.count.isMultiple(of: 8) { append(CInt(0)) }
        return message
    }
}

// SPDX-License-Identifier: Apache-2.0

import Glibc
import Measuring

/// A client that costs little: it sends prepared bytes, and of what it receives it counts the lines.
final class Client {
    private let descriptor: CInt
    /// Runs as long as it has a client.
    private let server: ServerProcess
    private var buffer = [UInt8](repeating: 0, count: 1 << 18)

    /// No server takes longer to answer.
    private static let patience = timeval(tv_sec: 20, tv_usec: 0)

    /// Takes over a connected socket.
    init(owning descriptor: CInt, of server: ServerProcess) {
        self.descriptor = descriptor
        self.server = server
        var patience = Self.patience
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    /// Sends a request, which is small.
    func send(_ request: [UInt8]) throws {
        try check("send", Glibc.send(descriptor, request, request.count, CInt(MSG_NOSIGNAL)))
    }

    /// Sends a request and waits for the line of the reply.
    ///
    /// - Returns: How many bytes came.
    @discardableResult
    func ask(_ request: [UInt8]) throws -> Int {
        try send(request)
        return try receive(lines: 1)
    }

    /// Waits for so many lines.
    ///
    /// - Parameter take: Gets what came, piece by piece.
    /// - Returns: How many bytes came.
    @discardableResult
    func receive(lines expected: Int, _ take: (ArraySlice<UInt8>) -> Void = { _ in }) throws -> Int {
        var (lines, total) = (0, 0)
        while lines < expected {
            try waitForInput()
            let count = try receive(flags: 0)
            total += count
            lines += countLines(in: count)
            take(buffer[..<count])
        }
        return total
    }

    /// Sends the same request so many times, as fast as the server takes it, and waits for all replies.
    func pipeline(_ request: [UInt8], count: Int) throws {
        let requests = Array(repeatElement(request, count: count).joined())
        var (sent, lines) = (0, 0)
        while lines < count {
            let interest = sent < requests.count ? POLLIN | POLLOUT : POLLIN
            var entry = pollfd(fd: descriptor, events: Int16(interest), revents: 0)
            guard try check("poll", poll(&entry, 1, CInt(Self.patience.tv_sec * 1000))) == 1 else {
                throw BenchmarkError("no reply")
            }
            if entry.revents & Int16(POLLOUT) != 0 {
                let flags = CInt(MSG_NOSIGNAL | MSG_DONTWAIT)
                sent += try requests.withUnsafeBytes { bytes in
                    let rest = UnsafeRawBufferPointer(rebasing: bytes[sent...])
                    return try check("send", Glibc.send(descriptor, rest.baseAddress, min(rest.count, 1 << 16), flags))
                }
            }
            if entry.revents & Int16(POLLIN) != 0 {
                lines += countLines(in: try receive(flags: CInt(MSG_DONTWAIT)))
            }
        }
    }

    /// Waits as clients do, which have more than one thing to wait for. One that blocks in recv(2) instead is woken by
    /// the kernel as soon as the server has taken its request, for nothing.
    private func waitForInput() throws {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard try check("poll", poll(&entry, 1, CInt(Self.patience.tv_sec * 1000))) == 1 else {
            throw BenchmarkError("no reply")
        }
    }

    private func receive(flags: CInt) throws -> Int {
        let count = try check("receive", recv(descriptor, &buffer, buffer.count, flags))
        guard count > 0 else { throw BenchmarkError("the server closed the connection") }
        return count
    }

    private func countLines(in count: Int) -> Int {
        buffer.withUnsafeBufferPointer { bytes in
            bytes[..<count].reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
        }
    }
}

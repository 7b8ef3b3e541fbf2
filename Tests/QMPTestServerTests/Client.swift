// SPDX-License-Identifier: Apache-2.0

import SystemCalls

/// A client of which the test writes every byte.
final class Client {
    private let socket: StreamSocket
    private var bytes: [UInt8] = []

    init(_ path: String) throws { socket = try StreamSocket(connectingTo: .unix(path: path)) }

    func send(_ text: String, passing descriptor: SharedDescriptor? = nil) throws {
        let numbers = descriptor.map { [$0.descriptor.rawValue] } ?? []
        let count = try withExtendedLifetime(descriptor) { try socket.send(Array(text.utf8).span, passing: numbers) }
        precondition(count == text.utf8.count, "the server does not read")
    }

    /// The next line without its end; what is left where the server has closed the connection.
    func readLine() throws -> String {
        var buffer = [UInt8](repeating: 0, count: 4096)
        while !bytes.contains(UInt8(ascii: "\n")) {
            try socket.descriptor.waitUntilReadable()
            guard let count = try socket.receiveBytes(into: &buffer) else { continue }
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
        bytes.removeFirst(min(line.count + 1, bytes.count))
        return String(decoding: line, as: UTF8.self).filter { $0 != "\r" }
    }

    func close() { socket.shutDown() }
}

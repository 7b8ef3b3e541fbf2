// SPDX-License-Identifier: Apache-2.0

import JSON
import SystemCalls

/// A client's connection, as the script of a ``QMPTestServer`` has it.
public final class QMPTestPeer {
    /// How bytes go out.
    public struct Chunking: Sendable, Equatable {
        /// How many bytes are sent at once.
        public var size: Int
        /// How long to wait after each of these pieces.
        public var pause: Duration

        /// Makes a way to send bytes.
        public init(size: Int, pause: Duration = .zero) {
            precondition(size > 0, "nothing would be sent: \(size)")
            self.size = size
            self.pause = pause
        }
    }

    /// Descriptors that came with a byte of the stream.
    private struct Passed {
        let offset: Int
        let descriptors: PassedDescriptors
    }

    let connection: TestConnection

    private var parser = JSONParser()
    private var bytes: [UInt8] = []
    private var position = 0
    /// How many bytes came.
    private var receivedCount = 0
    private var passed: [Passed] = []

    init(_ connection: TestConnection) { self.connection = connection }

    /// How bytes go out from here on; nil to send as much at once as there is room for.
    public func setChunking(_ chunking: Chunking?) { connection.setChunking(chunking) }

    /// Sends a message, or only so many of its bytes.
    public func send(_ message: QMPTestMessage, only count: Int? = nil) throws(QMPTestError) {
        try connection.send(count.map { Array(message.bytes.prefix($0)) } ?? message.bytes)
    }

    /// Waits for the next command, whatever it is.
    ///
    /// - Throws: ``QMPTestError/disconnected`` where the client has closed the connection.
    public func receive() throws(QMPTestError) -> QMPTestRequest {
        while true {
            switch parser.next(in: bytes, from: &position) {
            case .value(let value): return try QMPTestRequest(reading: value, takeDescriptors())
            case .failure(let error): throw .invalidRequest("\(error)")
            case nil: try read()
            }
        }
    }

    /// The descriptors that came with the bytes that are parsed. Each request has its own.
    private func takeDescriptors() -> PassedDescriptors? {
        guard let first = passed.first, first.offset < parser.offset else { return nil }
        return passed.removeFirst().descriptors
    }

    private func read() throws(QMPTestError) {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        do throws(SystemCallError) {
            var received = try connection.socket.receive(into: &buffer)
            while received == nil {
                try connection.socket.descriptor.waitUntilReadable()
                received = try connection.socket.receive(into: &buffer)
            }
            guard let received else { return }
            bytes = Array(buffer[..<received.count])
            position = 0
            if let arrival = received.passed {
                passed.append(Passed(offset: receivedCount + arrival.offset, descriptors: arrival.descriptors))
            }
            receivedCount += received.count
        } catch {
            throw TestConnection.error(error)
        }
        if bytes.isEmpty { throw .disconnected }
    }

    /// Ends the connection in both directions.
    public func disconnect() { connection.socket.shutDown() }
}

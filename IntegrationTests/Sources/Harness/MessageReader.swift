// SPDX-License-Identifier: Apache-2.0

import Glibc
import JSON

/// Reads the messages of a QMP server and insists on their framing: ASCII, one message a line, CR LF behind each.
package struct MessageReader {
    private let source: Descriptor
    private var received: [UInt8] = []

    package init(_ source: Descriptor) { self.source = source }

    /// The line of the next message without its end; nil when nothing came in time.
    package mutating func nextLine(until deadline: Deadline = .ofAnswers) throws -> Line? {
        while true {
            if let end = received.firstIndex(of: UInt8(ascii: "\n")) {
                let line = received[..<end]
                received.removeFirst(end + 1)
                guard line.last == UInt8(ascii: "\r"), line.allSatisfy({ $0 < 0x80 }) else {
                    throw SystemFailure("badly framed: \(String(decoding: line, as: UTF8.self))")
                }
                return .text(String(decoding: line.dropLast(), as: UTF8.self))
            }
            guard let bytes = try source.read(until: deadline) else { return nil }
            if bytes.isEmpty {
                guard received.isEmpty else { throw SystemFailure("ends inside a message") }
                return .end
            }
            received += bytes
        }
    }

    /// The next message; an error where none comes.
    package mutating func next() throws -> JSONValue {
        switch try nextLine() {
        case .text(let text): return try JSONValue(parsing: text)
        case .end: throw SystemFailure("the server closed the connection")
        case nil: throw SystemFailure("no message in time")
        }
    }

    /// What is read.
    package enum Line: Equatable {
        case text(String)
        case end
    }
}

// SPDX-License-Identifier: Apache-2.0

import JSON
import QAPI
import QMPWire

/// What holds for a client whatever a server sends.
enum QMPReplyCheck {
    /// Something that does not hold.
    struct Violation: Error, CustomStringConvertible {
        let description: String
    }

    /// How many commands are sent before the server sends anything.
    private static let commandCount = 12

    /// Checks that the bytes of a server mean the same however they are cut, that each reply is that of a command which was
    /// sent and not answered, and that nothing comes after what must not come.
    ///
    /// - Parameter input: The first byte says how the client is set up, the others are the server's.
    static func check(_ input: [UInt8]) throws(Violation) {
        guard let setup = input.first else { return }
        let bytes = Array(input.dropFirst())
        let whole = try run(bytes, setup, pieceSize: bytes.count)
        for pieceSize in [1, 2, 3, 11] {
            let parts = try run(bytes, setup, pieceSize: pieceSize)
            guard parts == whole else {
                throw Violation(description: "in pieces of \(pieceSize): \(parts), not \(whole)")
            }
        }
    }

    private static func run(_ bytes: [UInt8], _ setup: UInt8, pieceSize: Int) throws(Violation) -> [String] {
        let isNegotiating = setup & 1 != 0
        var client = TestClient(enablesOutOfBand: setup & 2 != 0, commandCount: commandCount)
        if !isNegotiating {
            try client.receive(Array(#"{"QMP": {"capabilities": ["oob"]}}{"return": {}, "id": 0}"#.utf8))
        }
        for start in stride(from: 0, to: bytes.count, by: max(pieceSize, 1)) {
            try client.receive(Array(bytes[start..<min(start + pieceSize, bytes.count)]))
        }
        return client.log
    }
}

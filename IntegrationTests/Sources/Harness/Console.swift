// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Somebody at the terminal of a program: reads what it says and types.
package final class Console {
    private let output: Descriptor
    private let input: Descriptor
    private var bytes: [UInt8] = []
    /// How many of the bytes have been waited for.
    private var seen = 0

    /// - Parameters:
    ///   - output: what the program writes
    ///   - input: what the program reads
    package init(output: Descriptor, input: Descriptor) { (self.output, self.input) = (output, input) }

    /// All that was said.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Types a text.
    package func type(_ text: String) throws { try input.write(Array(text.utf8)) }

    /// Waits until a text is said, behind what was waited for before.
    ///
    /// - Returns: what was said before it
    @discardableResult
    package func wait(for text: String, until deadline: Deadline = .ofAnswers) throws -> String {
        let wanted = Array(text.utf8)
        while true {
            if let range = bytes[seen...].firstRange(of: wanted) {
                defer { seen = range.upperBound }
                return String(decoding: bytes[seen..<range.lowerBound], as: UTF8.self)
            }
            let more = try output.read(until: deadline)
            guard let more, !more.isEmpty else {
                let reason = more == nil ? "not in time" : "the terminal is gone"
                throw SystemFailure("'\(text)': \(reason); it says: \(self.text)")
            }
            bytes += more
        }
    }

    /// Leaves out what is said up to now.
    package func discard() throws {
        while let more = try output.read(until: .after(.zero)), !more.isEmpty {}
        (bytes, seen) = ([], 0)
    }

    /// Runs a command in the guest's shell.
    ///
    /// - Returns: what it says
    package func run(_ command: String, until deadline: Deadline = .ofAnswers) throws -> String {
        // What is typed may be shown twice, by the terminal and by the shell, but never with the sums.
        try type("echo start-$((40 + 1)); \(command); echo done-$((40 + 2))\n")
        try wait(for: "start-41\r\n", until: deadline)
        return try wait(for: "done-42", until: deadline)
    }
}

// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// The two streams on which a program speaks.
public enum StandardStream: Sendable {
    /// Standard output: what the program was asked for.
    case output
    /// Standard error: what went wrong.
    case error

    /// Writes all of a text at once, unbuffered.
    ///
    /// - Throws: Why that failed, such as that nobody reads the pipe any more (where SIGPIPE is ignored).
    public func write(_ text: String) throws(SystemCallError) {
        let descriptor =
            switch self {
            case .output: STDOUT_FILENO
            case .error: STDERR_FILENO
            }
        try writeAll(Array(text.utf8), to: descriptor)
    }
}

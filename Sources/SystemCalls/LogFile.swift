// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// A file of lines about what happens. Any thread writes to it.
public final class LogFile: Sendable {
    private let file: OwnedDescriptor

    /// Makes the file anew.
    public init(_ path: String) throws(SystemCallError) {
        file = OwnedDescriptor(
            owning: try systemCall("open", path: path) {
                // SAFETY: the string lives as long as the call.
                unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0o666)
            }
        )
    }

    /// Writes a line, which is lost where there is no room for it.
    public func write(_ line: String) { try? file.write(Array("\(line)\n".utf8)) }
}

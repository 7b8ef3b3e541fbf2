// SPDX-License-Identifier: Apache-2.0

/// A system call that failed: what was tried, on which file, and why it could not be done.
public struct SystemCallError: Error, Sendable, Hashable {
    /// What was tried, as a verb: mostly the name of the system call.
    public let operation: String

    /// The path it was tried on, where there is one.
    public let path: String?

    /// Why it failed.
    public let errno: Errno

    /// Makes an error.
    public init(operation: String, path: String? = nil, errno: Errno) {
        self.operation = operation
        self.path = path
        self.errno = errno
    }
}

extension SystemCallError: CustomStringConvertible {
    /// The sentence for a person, such as `cannot open 'x': No such file or directory`.
    public var description: String {
        guard let path else { return "cannot \(operation): \(errno)" }
        return "cannot \(operation) '\(path)': \(errno)"
    }
}

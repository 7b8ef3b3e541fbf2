// SPDX-License-Identifier: Apache-2.0

#if DEBUG
internal import Synchronization

/// Makes system calls fail on purpose, so that tests reach the paths that real disks and signals seldom take.
///
/// Debug builds only. It holds for the calls that `body` makes, on its own thread and in its child tasks:
///
///     try ForcedErrors.with(.counted(.noSpace, 1), in: "write") { try FileSystem.writeFile(path, contents) }
package final class ForcedErrors: Sendable {
    /// How often a call fails.
    package enum Rule: Sendable {
        /// The next so many calls fail with the error, later ones are made.
        case counted(Errno, Int)
        /// The call after so many is the first that fails; those before are made, and all from there on fail.
        case after(Int, Errno)
    }

    private let operation: String
    /// What remains of the rule; the mutex guards it for child tasks.
    private let rule: Mutex<Rule>

    @TaskLocal private static var current: ForcedErrors?

    private init(operation: String, rule: Rule) {
        self.operation = operation
        self.rule = Mutex(rule)
    }

    /// Runs `body` while calls of the operation fail by the rule.
    package static func with<Value>(_ rule: Rule, in operation: String, _ body: () throws -> Value) rethrows -> Value {
        try $current.withValue(ForcedErrors(operation: operation, rule: rule), operation: body)
    }

    /// The error with which the call about to be made has to fail, or nil to make it.
    static func next(for operation: String) -> Errno? {
        guard let current, current.operation == operation else { return nil }
        return current.rule.withLock { rule in
            switch rule {
            case .counted(_, 0): return nil
            case .counted(let errno, let count):
                rule = .counted(errno, count - 1)
                return errno
            case .after(0, let errno): return errno
            case .after(let count, let errno):
                rule = .after(count - 1, errno)
                return nil
            }
        }
    }
}
#else
/// Nothing is forced in release builds.
enum ForcedErrors {
    @inline(__always)
    static func next(for operation: String) -> Errno? { nil }
}
#endif

// SPDX-License-Identifier: Apache-2.0

/// Why there is no socket, in the words that clients of QEMU know.
public struct SocketError: Error, Hashable, Sendable {
    /// What could not be done, on which address.
    public let message: String

    /// Why a system call failed, where it was one.
    public let errno: Errno?

    /// What would help, as a sentence of its own for a person at a terminal.
    public let hint: String?

    init(_ message: String, errno: Errno? = nil, hint: String? = nil) {
        self.message = message
        self.errno = errno
        self.hint = hint
    }
}

extension SocketError: CustomStringConvertible {
    /// The message with the reason, such as `Failed to connect to 'x': Connection refused`.
    public var description: String { errno.map { "\(message): \($0)" } ?? message }
}

/// Makes a system call, and says what failed in the words of `message`.
@discardableResult
func socketCall<Result: SignedInteger>(
    _ operation: String,
    or message: @autoclosure () -> String,
    _ call: () -> Result
) throws(SocketError) -> Result {
    do throws(SystemCallError) {
        return try systemCall(operation, call)
    } catch {
        throw SocketError(message(), errno: error.errno)
    }
}

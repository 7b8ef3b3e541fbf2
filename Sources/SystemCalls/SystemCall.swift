// SPDX-License-Identifier: Apache-2.0

/// Makes a system call, again and again while signals interrupt it.
///
/// - Parameters:
///   - operation: The verb for messages and the name by which tests force errors.
///   - path: The path that the call is given; one with a zero byte, which C would take for a shorter path, is refused.
///   - call: The call, which returns −1 and sets errno when it fails.
/// - Returns: What the call returned.
/// - Throws: Why it failed.
@discardableResult
func systemCall<Result: SignedInteger>(
    _ operation: String,
    path: String? = nil,
    _ call: () -> Result
) throws(SystemCallError) -> Result {
    if let path, path.utf8.contains(0) {
        throw SystemCallError(operation: operation, path: path, errno: .invalidArgument)
    }
    while true {
        let failure: Errno
        if let forced = ForcedErrors.next(for: operation) {
            failure = forced
        } else {
            let result = call()
            if result != -1 { return result }
            failure = .last
        }
        if failure != .interrupted { throw SystemCallError(operation: operation, path: path, errno: failure) }
    }
}

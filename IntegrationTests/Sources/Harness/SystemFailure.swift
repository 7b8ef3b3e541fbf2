// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Why something that a test does with the system did not work.
package struct SystemFailure: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }

    /// What was tried, with the reason that the system gave last.
    package static func last(_ operation: String) -> SystemFailure {
        SystemFailure("\(operation): \(String(cString: strerror(errno)))")
    }
}

/// The result of a system call that is never negative where it worked.
func check(_ result: CInt, _ operation: @autoclosure () -> String) throws -> CInt {
    guard result >= 0 else { throw SystemFailure.last(operation()) }
    return result
}

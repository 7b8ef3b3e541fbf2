// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Why nothing could be measured.
package struct BenchmarkError: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}

/// Makes a system call, which returns -1 where it fails.
@discardableResult
package func check<Result: SignedInteger>(_ operation: String, _ result: Result) throws -> Result {
    guard result != -1 else { throw BenchmarkError("\(operation): \(String(cString: strerror(errno)))") }
    return result
}

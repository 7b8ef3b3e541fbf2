// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A folder for sockets and files, which goes with its last user.
package final class TemporaryFolder {
    private let path: String
    private var paths: [String] = []

    package init() throws {
        var template = "/tmp/benchmark-XXXXXX".utf8CString
        path = try template.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress, let name = mkdtemp(start) else {
                throw BenchmarkError("cannot make a temporary folder")
            }
            return String(cString: name)
        }
    }

    deinit {
        for path in paths { unlink(path) }
        rmdir(path)
    }

    /// A path that was not given out before.
    package func newPath() -> String {
        let new = "\(path)/\(paths.count)"
        paths.append(new)
        return new
    }
}

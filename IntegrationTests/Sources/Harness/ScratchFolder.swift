// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A folder for a test, gone with it. Its path is short enough for sockets in it.
package final class ScratchFolder {
    /// The folder's path.
    package let path: String

    package init() throws {
        var template = Array("/tmp/apus-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw SystemFailure.last("mkdtemp") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of a file in it.
    package func file(_ name: String) -> String { "\(path)/\(name)" }

    /// The text of a file in it; empty if there is none.
    package func text(of name: String) -> String {
        (try? String(contentsOfFile: file(name), encoding: .utf8)) ?? ""
    }
}

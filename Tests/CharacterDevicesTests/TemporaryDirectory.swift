// SPDX-License-Identifier: Apache-2.0

import Foundation

/// An empty directory that is removed, with what is in it, when nobody holds this value any more.
final class TemporaryDirectory: Sendable {
    let path: String

    init() throws {
        // Short, as the path of a socket must be.
        path = "/tmp/apus-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of an entry.
    func path(of entry: String) -> String { "\(path)/\(entry)" }

    /// The names of the entries, in alphabetical order.
    var entries: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
}

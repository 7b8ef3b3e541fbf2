// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The working tree that these tests were compiled from.
enum Repository {
    /// The path of its root.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The path of an entry.
    static func path(of entry: String) -> String { root.appending(path: entry).path }

    /// The lines of a file.
    static func lines(of entry: String) throws -> [Substring] {
        try String(contentsOf: root.appending(path: entry), encoding: .utf8).split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
    }

    /// The names of the folders in a folder.
    static func folders(in entry: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(
            at: root.appending(path: entry),
            includingPropertiesForKeys: [.isDirectoryKey]
        )
        .filter(\.hasDirectoryPath).map(\.lastPathComponent)
    }
}

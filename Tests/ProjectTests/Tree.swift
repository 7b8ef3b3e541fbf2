// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A small tree of files in a temporary folder, removed when nobody holds this value any more.
final class Tree {
    private let root: URL

    /// The path of the folder.
    var path: String { root.path }

    /// Makes the files, given by path and contents.
    init(_ files: [String: String]) throws {
        root = FileManager.default.temporaryDirectory.appending(path: "apus-tree-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        for (path, contents) in files { try write(path, contents) }
    }

    deinit { try? FileManager.default.removeItem(at: root) }

    /// Makes or replaces a file, with the folders above it.
    func write(_ path: String, _ contents: String) throws {
        let file = root.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(contents.utf8).write(to: file)
    }
}

// SPDX-License-Identifier: Apache-2.0

import Foundation
import SystemCalls
import Testing

struct PrivateFolderTests {
    @Test("a private folder is new, its user's alone, and gone with its owner")
    func comesAndGoes() throws {
        let path = try Self.use { path in
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o700)
            #expect(attributes[.type] as? FileAttributeType == .typeDirectory)
            #expect(path.split(separator: "/").last?.hasPrefix("apus-test-") == true)
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test("it stays while somebody else's file is in it")
    func stays() throws {
        let path = try Self.use { path in
            #expect(FileManager.default.createFile(atPath: path + "/file", contents: nil))
        }
        #expect(FileManager.default.fileExists(atPath: path + "/file"))
        try FileManager.default.removeItem(atPath: path)
    }

    @Test("two have different names")
    func differ() throws {
        try Self.use { first in
            try Self.use { second in #expect(first != second) }
        }
    }

    /// Does something with the path of a new folder, which is gone afterwards.
    @discardableResult
    private static func use(_ body: (String) throws -> Void) throws -> String {
        let folder = try PrivateFolder(prefix: "apus-test")
        try body(folder.path)
        return folder.path
    }
}

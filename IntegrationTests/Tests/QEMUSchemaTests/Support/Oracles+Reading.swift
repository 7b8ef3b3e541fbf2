// SPDX-License-Identifier: Apache-2.0

import Foundation
import Harness
import QAPISchema

extension Oracles {
    /// Reads a schema file.
    static func read(_ path: String) throws(UnreadableFile) -> [UInt8] {
        guard let contents = FileManager.default.contents(atPath: path) else {
            throw UnreadableFile(reason: "No such file or directory")
        }
        return [UInt8](contents)
    }
}

// SPDX-License-Identifier: Apache-2.0

import Foundation
import QAPISchema

/// The QEMU that the tests measure against: its source and its programs, as `Scripts/fetch-oracles` lays them out.
enum Oracles {
    /// The folder that `Scripts/integration` names.
    static let folder = ProcessInfo.processInfo.environment["APUS_ORACLES"] ?? ""

    /// QEMU's source.
    static let source = folder + "/source"

    /// QEMU's whole schema.
    static let schemaPath = source + "/qapi/qapi-schema.json"

    /// The program that emulates an architecture.
    static func program(_ architecture: String) -> String { "\(folder)/qemu/usr/bin/qemu-system-\(architecture)" }

    /// The folder with the programs' data.
    static let data = folder + "/qemu/usr/share/qemu"

    /// Reads a schema file.
    static func read(_ path: String) throws(UnreadableFile) -> [UInt8] {
        guard let contents = FileManager.default.contents(atPath: path) else {
            throw UnreadableFile(reason: "No such file or directory")
        }
        return [UInt8](contents)
    }
}

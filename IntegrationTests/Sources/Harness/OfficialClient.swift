// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// The official client of QMP, the Python package qemu.qmp, as `Scripts/integration` installs it.
package enum OfficialClient {
    /// The folder with its programs; nil where it could not be fetched.
    package static let folder = environmentVariable("APUS_CLIENT")

    /// Whether its tests are to run: where CI is set, all are.
    package static var isThere: Bool { folder != nil || environmentVariable("CI") != nil }

    /// A program that came with it.
    package static func program(_ name: String) -> String { "\(folder ?? "")/bin/\(name)" }

    /// Runs one of the scripts in `Clients`, which use it.
    ///
    /// - Parameters:
    ///   - scratch: where what it says goes, into the file `output`
    /// - Returns: how it ended, and what it said
    package static func run(
        _ script: String,
        _ arguments: [String],
        in scratch: ScratchFolder,
        until deadline: Deadline
    ) throws -> (ending: ChildProcess.Ending, output: String) {
        let path = URL(filePath: #filePath).appending(path: "../../../Clients/\(script)").standardized.path
        let output = try Descriptor(opening: scratch.file("output"), O_WRONLY | O_CREAT)
        let process = try ChildProcess(
            [program("python"), path] + arguments,
            output: output.number,
            errors: output.number
        )
        let ending = try process.wait(until: deadline)
        return (ending, scratch.text(of: "output"))
    }
}

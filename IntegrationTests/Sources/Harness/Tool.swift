// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The tool `qmp`.
package enum Tool {
    /// Whether its tests are to run: where CI is set, all are.
    package static let isThere = environmentVariable("QMP_PROGRAM") != nil || environmentVariable("CI") != nil

    /// The path of the program.
    package static let program = environmentVariable("QMP_PROGRAM") ?? "qmp"

    /// Runs it to its end.
    package static func run(_ words: [String], input: String = "") throws -> ProgramRun {
        try ProgramRun([program] + words, input: input)
    }

    /// Starts it, with what it says on standard output in a file.
    package static func start(_ words: [String], output path: String) throws -> ChildProcess {
        let output = try Descriptor(opening: path, O_WRONLY | O_CREAT | O_TRUNC)
        return try ChildProcess([program] + words, output: output.number, errors: output.number)
    }
}

extension QMPServer {
    /// Waits until clients are served: one that comes while QEMU starts may never be greeted.
    package func isServing() throws -> QMPServer {
        _ = try client()
        return self
    }
}

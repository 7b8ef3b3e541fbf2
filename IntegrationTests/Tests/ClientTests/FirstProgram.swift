// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The first program of the README, as the debug build of the project leaves it.
enum FirstProgram {
    static let path = URL(filePath: #filePath).appending(path: "../../../../.build/debug/first-program")
        .standardized.path

    /// Where CI runs, it has to be.
    static let isThere =
        ProcessInfo.processInfo.environment["CI"] != nil
        || FileManager.default.isExecutableFile(atPath: path)
}

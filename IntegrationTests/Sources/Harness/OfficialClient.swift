// SPDX-License-Identifier: Apache-2.0

/// The official client of QMP, the Python package qemu.qmp, as `Scripts/integration` installs it.
package enum OfficialClient {
    /// The folder with its programs; nil where it could not be fetched.
    package static let folder = environmentVariable("APUS_CLIENT")

    /// Whether its tests are to run: where CI is set, all are.
    package static var isThere: Bool { folder != nil || environmentVariable("CI") != nil }

    /// A program that came with it.
    package static func program(_ name: String) -> String { "\(folder ?? "")/bin/\(name)" }
}

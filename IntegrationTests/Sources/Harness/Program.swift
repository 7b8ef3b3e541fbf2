// SPDX-License-Identifier: Apache-2.0

/// A program that serves QMP.
package enum Program: String, CaseIterable, Sendable {
    case qemu
    case apus

    /// The command line that runs it without a machine.
    package var command: [String] {
        switch self {
        case .qemu: Oracles.command("riscv64")
        case .apus: [environmentVariable("APUS_PROGRAM") ?? "apus", "-machine", "none"]
        }
    }

    /// The programs whose tests are to run.
    package static let there = allCases.filter { $0 == .qemu || environmentVariable("APUS_PROGRAM") != nil }

    /// Apus where its tests are to run.
    package static let apusIfThere = there.filter { $0 == .apus }
}

extension Program: CustomStringConvertible {
    package var description: String { rawValue }
}

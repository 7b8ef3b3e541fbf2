// SPDX-License-Identifier: Apache-2.0

import Foundation
import Harness

/// A program that the client is to drive.
enum Subject: String, CaseIterable, Sendable, CustomStringConvertible {
    case qemu7RISCV = "qemu-system-riscv64 of the system"
    case qemu10RISCV = "qemu-system-riscv64 10.0"
    case qemu10X86 = "qemu-system-x86_64 10.0"
    case apus

    var description: String { rawValue }

    /// The command line that runs it with a machine without parts, which is not started.
    var command: [String] {
        switch self {
        case .qemu7RISCV: ["/usr/bin/qemu-system-riscv64", "-nodefaults", "-machine", "none", "-display", "none", "-S"]
        case .qemu10RISCV: Oracles.command("riscv64")
        case .qemu10X86: Oracles.command("x86_64")
        case .apus: [environmentVariable("APUS_PROGRAM") ?? "apus", "-machine", "none", "-S"]
        }
    }

    /// Those whose tests are to run: where CI is set, all are.
    static let there = allCases.filter { subject in
        environmentVariable("CI") != nil || FileManager.default.isExecutableFile(atPath: subject.command[0])
    }
}

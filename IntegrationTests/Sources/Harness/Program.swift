// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A program that serves QMP.
package enum Program: String, CaseIterable, Sendable {
    case qemu
    case apus

    /// The command line that runs it with a machine without parts, which is not started.
    package var command: [String] {
        switch self {
        case .qemu: Oracles.command("riscv64")
        case .apus: [environmentVariable("APUS_PROGRAM") ?? "apus", "-machine", "none", "-S"]
        }
    }

    /// The programs whose tests are to run: where CI is set, all are.
    package static let there = allCases.filter { program in
        program == .qemu || environmentVariable("APUS_PROGRAM") != nil || environmentVariable("CI") != nil
    }

    /// Apus where its tests are to run.
    package static let apusIfThere = there.filter { $0 == .apus }
}

extension Program {
    /// The first connection to a monitor of a process that was just started.
    ///
    /// QEMU now and then never greets a client that comes while it starts; then the client leaves and comes again.
    package func firstConnection(to process: ChildProcess, at address: SocketAddress) throws -> Descriptor {
        guard self == .qemu else { return try process.connect(to: address) }
        return try Deadline.ofAnswers.poll("greeting") {
            let socket = try process.connect(to: address)
            return try Deadline.after(.seconds(2)).wait(for: CInt(POLLIN), of: socket.number) ? socket : nil
        }
    }
}

extension Program: CustomStringConvertible {
    package var description: String { rawValue }
}

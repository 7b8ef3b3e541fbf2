// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Apus with a guest: its serial port is a console, and it has a monitor.
package final class GuestMachine {
    package let process: ChildProcess
    package let console: Console
    package let scratch: ScratchFolder
    /// The path of the monitor's socket.
    package let monitorPath: String

    /// The path of the program.
    package static let program = environmentVariable("APUS_PROGRAM") ?? "apus"

    /// Starts it.
    package init(_ options: [String]) throws {
        scratch = try ScratchFolder()
        monitorPath = scratch.file("qmp")
        let (childInput, input) = try Descriptor.pipe()
        let (output, childOutput) = try Descriptor.pipe()
        let errors = try Descriptor(opening: scratch.file("errors"), O_WRONLY | O_CREAT)
        process = try ChildProcess(
            [Self.program, "-nographic", "-qmp", "unix:\(monitorPath),server=on,wait=off"] + options,
            input: childInput.number,
            output: childOutput.number,
            errors: errors.number
        )
        console = Console(output: output, input: input)
    }

    /// What the program says beside the guest.
    package var complaints: String { scratch.text(of: "errors") }

    /// A connection to the monitor.
    package func client() throws -> QMPConnection { try QMPConnection(process.connect(to: .unix(monitorPath))) }
}

extension Deadline {
    /// What a guest's start may take: far more than it needs, as machines are busy.
    package static var ofBoots: Deadline { .after(.seconds(180)) }
}

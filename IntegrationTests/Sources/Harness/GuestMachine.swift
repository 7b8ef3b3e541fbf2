// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Apus with a guest: its serial port is a console or a socket, and it has a monitor.
package final class GuestMachine {
    package let process: ChildProcess
    package let console: Console
    package let scratch: ScratchFolder
    /// The path of the monitor's socket.
    package let monitorPath: String

    /// The path of the serial port's socket, if it is one.
    package let serialPath: String

    /// What the serial port is connected to.
    package enum SerialPort {
        /// The console.
        case console
        /// A socket at ``serialPath``.
        case socket
    }

    /// The path of the program.
    package static let program = environmentVariable("APUS_PROGRAM") ?? "apus"

    /// Starts it.
    package init(_ options: [String], serial: SerialPort = .console) throws {
        scratch = try ScratchFolder()
        monitorPath = scratch.file("qmp")
        serialPath = scratch.file("serial")
        let port =
            switch serial {
            case .console: ["-nographic"]
            case .socket: ["-display", "none", "-serial", "unix:\(serialPath),server=on,wait=off"]
            }
        let (childInput, input) = try Descriptor.pipe()
        let (output, childOutput) = try Descriptor.pipe()
        let errors = try Descriptor(opening: scratch.file("errors"), O_WRONLY | O_CREAT)
        process = try ChildProcess(
            [Self.program] + port + ["-qmp", "unix:\(monitorPath),server=on,wait=off"] + options,
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

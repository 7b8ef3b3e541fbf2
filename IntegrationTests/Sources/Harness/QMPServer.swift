// SPDX-License-Identifier: Apache-2.0

import Glibc
import JSON

/// A running server with a monitor at a socket, in a folder of its own.
package final class QMPServer {
    package let scratch: ScratchFolder
    package let process: ChildProcess
    private let program: Program
    private var hasServed = false
    /// The path of the monitor's socket.
    package let path: String

    /// Starts a program and waits until its monitor listens.
    package init(_ program: Program, _ options: [String] = [], inherited: [CInt] = []) throws {
        self.program = program
        scratch = try ScratchFolder()
        path = scratch.file("qmp")
        let errors = try Descriptor(opening: scratch.file("errors"), O_WRONLY | O_CREAT)
        let monitor = ["-qmp", "unix:\(path),server=on,wait=off"]
        let command = program.command + monitor + options
        process = try ChildProcess(command, errors: errors.number, inherited: inherited)
        try Deadline.ofAnswers.poll("socket of the monitor") {
            if let ending = try process.poll() {
                throw SystemFailure("the server ended with \(ending): \(scratch.text(of: "errors"))")
            }
            return access(path, F_OK) == 0 ? () : nil
        }
    }

    /// A connection to the monitor after negotiation.
    package func client() throws -> QMPConnection {
        if hasServed { return try QMPConnection(process.connect(to: .unix(path))) }
        hasServed = true
        return try QMPConnection(program.firstConnection(to: process, at: .unix(path)))
    }
}

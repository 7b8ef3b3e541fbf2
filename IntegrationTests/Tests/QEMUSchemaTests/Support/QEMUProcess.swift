// SPDX-License-Identifier: Apache-2.0

import Harness
import JSON

/// A real QEMU without a machine, driven over its standard streams.
final class QEMUProcess {
    private let process: ChildProcess
    private let input: Descriptor
    private var messages: MessageReader

    /// Starts the program for an architecture and negotiates.
    init(_ architecture: String) throws {
        let (childInput, input) = try Descriptor.pipe()
        let (output, childOutput) = try Descriptor.pipe()
        self.input = input
        messages = MessageReader(output)
        let command = Oracles.command(architecture) + ["-qmp", "stdio"]
        process = try ChildProcess(command, input: childInput.number, output: childOutput.number)
        _ = try messages.next()
        _ = try execute("qmp_capabilities")
    }

    /// Runs a command and waits for its reply; events in between are passed over.
    func execute(_ command: String) throws -> JSONValue {
        try input.write(Array("{\"execute\": \"\(command)\"}\n".utf8))
        while true {
            let message = try messages.next()
            if let value = message["return"] { return value }
            if let error = message["error"] { throw SystemFailure("\(command): \(error)") }
        }
    }
}

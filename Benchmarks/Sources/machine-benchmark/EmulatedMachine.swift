// SPDX-License-Identifier: Apache-2.0

import Glibc
import Measuring

/// A machine that runs, with somebody at its serial port who reads what the guest says and types.
final class EmulatedMachine {
    private let process: ChildProcess
    private let output: CInt
    private let input: CInt
    private var bytes: [UInt8] = []

    /// No guest takes longer to say what is waited for.
    private static let patience: CInt = 300_000

    /// Starts it.
    init(_ command: [String]) throws {
        let (childInput, input) = try Self.pipe()
        let (output, childOutput) = try Self.pipe()
        defer {
            close(childInput)
            close(childOutput)
        }
        (self.input, self.output) = (input, output)
        process = try ChildProcess(command, descriptors: [0: childInput, 1: childOutput])
    }

    deinit {
        close(input)
        close(output)
    }

    /// The processor time that it has taken up to now.
    var processorTime: Duration { process.processorTime }

    /// The memory that it has beside the guest's, in kB.
    func memory() throws -> Memory { try process.memory(besideGuest: Emulator.memoryMegabytes << 20) }

    /// Waits until the guest says a text.
    ///
    /// - Returns: What it said before, since what was waited for last.
    @discardableResult
    func wait(for text: String) throws -> String {
        let wanted = Array(text.utf8)
        while true {
            if let range = bytes.firstRange(of: wanted) {
                defer { bytes.removeSubrange(..<range.upperBound) }
                return String(decoding: bytes[..<range.lowerBound], as: UTF8.self)
            }
            guard try readMore() else { throw BenchmarkError("the guest ended without '\(text)'") }
        }
    }

    /// Types a command into the guest's shell and waits until it is done.
    ///
    /// - Returns: The processor time that it took.
    @discardableResult
    func run(_ command: String) throws -> Duration {
        let start = process.processorTime
        // What is typed is shown, too, but not with the sum.
        let line = Array("\(command) >/dev/null && echo done-$((40 + 2))\n".utf8)
        try check("type", write(input, line, line.count))
        try wait(for: "done-42")
        return process.processorTime - start
    }

    /// Waits until the guest has turned the machine off.
    ///
    /// - Returns: What it said, and the processor time of it all.
    func waitForEnd() throws -> (text: String, processorTime: Duration) {
        while try readMore() {}
        return (String(decoding: bytes, as: UTF8.self), try process.waitForEnd())
    }

    /// Reads what there is, waiting for something.
    ///
    /// - Returns: False at the end.
    private func readMore() throws -> Bool {
        var entry = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
        guard try check("poll", poll(&entry, 1, Self.patience)) == 1 else {
            throw BenchmarkError("the guest says nothing more than '\(String(decoding: bytes, as: UTF8.self))'")
        }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = try check("read", read(output, &buffer, buffer.count))
        bytes += buffer[..<count]
        return count > 0
    }

    private static func pipe() throws -> (reading: CInt, writing: CInt) {
        var ends: [CInt] = [0, 0]
        try check("pipe", Glibc.pipe(&ends))
        for end in ends { try check("close when another program starts", fcntl(end, F_SETFD, FD_CLOEXEC)) }
        return (ends[0], ends[1])
    }
}

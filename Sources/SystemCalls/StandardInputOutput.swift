// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// Standard input and output as two descriptors that never wait.
///
/// Both modes, and the terminal's, belong to open files that outlive the process and are shared with whoever started
/// it. They are put back when this value goes.
public struct StandardInputOutput: ~Copyable {
    /// A duplicate of standard input.
    public let input: OwnedDescriptor

    /// A duplicate of standard output.
    public let output: OwnedDescriptor

    private let inputWasNonblocking: Bool
    private let outputWasNonblocking: Bool
    private let keepsSignals: Bool
    private let terminal: TerminalMode?

    /// Takes the two streams.
    ///
    /// - Parameter keepsSignals: Whether the terminal's keys for signals, such as Ctrl-C, keep their meaning; without a
    ///   terminal it does nothing.
    public init(keepsSignals: Bool) throws(SystemCallError) {
        try self.init(Self.duplicate(STDIN_FILENO), Self.duplicate(STDOUT_FILENO), keepsSignals: keepsSignals)
        terminal?.restoreOnFault()
    }

    /// Takes other descriptors, for tests, whose own streams are shared with all of them.
    package init(
        _ input: consuming OwnedDescriptor,
        _ output: consuming OwnedDescriptor,
        keepsSignals: Bool
    ) throws(SystemCallError) {
        let inputMode = input.isNonblocking
        // Both may be one open file, so this is asked before anything is changed.
        let outputMode = output.isNonblocking
        try input.setNonblocking(true)
        let terminal = TerminalMode(of: input)
        do throws(SystemCallError) {
            try output.setNonblocking(true)
            if !keepsSignals { try terminal?.change(.lines(keepsSignals: false), input) }
        } catch {
            try? output.setNonblocking(outputMode)
            try? input.setNonblocking(inputMode)
            throw error
        }
        self.keepsSignals = keepsSignals
        self.terminal = terminal
        self.input = input
        self.output = output
        inputWasNonblocking = inputMode
        outputWasNonblocking = outputMode
    }

    /// Has a terminal pass each key on as it is and show nothing by itself; without a terminal it does nothing.
    public borrowing func passKeysThrough() {
        // Where that cannot be, the terminal still has lines.
        try? terminal?.change(.keys(keepsSignals: keepsSignals), input)
    }

    deinit {
        // Nobody is left who could do anything about an error.
        TerminalMode.forgetFaults()
        try? terminal?.change(.before, input)
        try? output.setNonblocking(outputWasNonblocking)
        try? input.setNonblocking(inputWasNonblocking)
    }

    private static func duplicate(_ number: CInt) throws(SystemCallError) -> OwnedDescriptor {
        OwnedDescriptor(owning: try systemCall("duplicate") { fcntl(number, F_DUPFD_CLOEXEC, 0) })
    }
}

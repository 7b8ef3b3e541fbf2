// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

@testable import SystemCalls

/// Standard input and output, with other files in their place.
@Suite struct StandardInputOutputTests {
    @Test("nothing waits while the streams are taken, and all is as before afterwards")
    func modes() throws {
        let input = try Pipe()
        let output = try Pipe()
        try output.writeEnd.setNonblocking(true)
        try take(input.readEnd, output.writeEnd) { (streams: borrowing StandardInputOutput) in
            let modes = [streams.input.isNonblocking, streams.output.isNonblocking]
            #expect(modes == [true, true])
        }
        let modes = [input.readEnd.isNonblocking, output.writeEnd.isNonblocking]
        #expect(modes == [false, true])
    }

    @Test("one open file may be both streams")
    func same() throws {
        let pair = try StreamSocket.pair()
        try pair.first.descriptor.setNonblocking(false)
        try take(pair.first.descriptor, pair.first.descriptor) { (_: borrowing StandardInputOutput) in }
        let mode = pair.first.descriptor.isNonblocking
        #expect(!mode)
    }

    @Test("where the streams cannot be taken all is as before", arguments: [1, 3])
    func failure(made: Int) throws {
        let input = try Pipe()
        let output = try Pipe()
        _ = ForcedErrors.with(.after(made, .invalidArgument), in: "set the mode of a descriptor") {
            try? take(input.readEnd, output.writeEnd) { (_: borrowing StandardInputOutput) in }
        }
        let mode = output.writeEnd.isNonblocking
        #expect(!mode)
    }

    @Test("the keys for signals become bytes where they are not kept, until the streams are given back")
    func signals() throws {
        let terminal = try Terminal()
        #expect(terminal.hasSignals)
        try take(terminal.descriptor, terminal.descriptor, keepsSignals: true) { (_: borrowing StandardInputOutput) in
            #expect(terminal.hasSignals)
        }
        try take(terminal.descriptor, terminal.descriptor, keepsSignals: false) { (_: borrowing StandardInputOutput) in
            #expect(!terminal.hasSignals)
        }
        #expect(terminal.hasSignals)
    }

    private func take(
        _ input: borrowing OwnedDescriptor,
        _ output: borrowing OwnedDescriptor,
        keepsSignals: Bool = false,
        _ body: (borrowing StandardInputOutput) throws -> Void
    ) throws {
        let streams = try StandardInputOutput(
            try input.duplicate(),
            try output.duplicate(),
            keepsSignals: keepsSignals
        )
        try body(streams)
    }

    /// A terminal that nobody sits at.
    private final class Terminal {
        let descriptor: OwnedDescriptor
        private let controller: OwnedDescriptor

        init() throws {
            let flags = O_RDWR | O_NOCTTY | O_CLOEXEC
            // SAFETY: strings and numbers live as long as the calls; TIOCSPTLCK and TIOCGPTN each take an int.
            controller = OwnedDescriptor(owning: unsafe open("/dev/ptmx", flags))
            var number: CInt = 0
            _ = unsafe ioctl(controller.rawValue, 0x4004_5431, &number)
            _ = unsafe ioctl(controller.rawValue, 0x8004_5430, &number)
            descriptor = OwnedDescriptor(owning: unsafe open("/dev/pts/\(number)", flags))
        }

        /// Whether keys such as Ctrl-C make signals.
        var hasSignals: Bool {
            var settings = termios()
            // SAFETY: the structure lives as long as the call.
            unsafe tcgetattr(descriptor.rawValue, &settings)
            return settings.c_lflag & tcflag_t(ISIG) != 0
        }
    }
}

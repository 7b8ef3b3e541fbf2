// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A terminal without a screen: a pair of descriptors (pty(7)).
package final class Terminal {
    /// Where somebody types and reads.
    package let console: Console
    /// What a program has as its terminal.
    package let program: Descriptor

    package init() throws {
        let control = try Descriptor(opening: "/dev/ptmx", O_RDWR | O_NOCTTY)
        // TIOCGPTN and TIOCSPTLCK (ioctl_tty(2)), which Swift cannot read.
        var (number, lock): (CInt, CInt) = (0, 0)
        _ = try check(ioctl(control.number, 0x8004_5430, &number), "the number of a terminal")
        _ = try check(ioctl(control.number, 0x4004_5431, &lock), "unlock a terminal")
        program = try Descriptor(opening: "/dev/pts/\(number)", O_RDWR | O_NOCTTY)
        console = Console(output: control, input: control)
    }

    /// How the terminal deals with what is typed: the flags of its modes.
    package var modes: [tcflag_t] {
        get throws {
            var settings = termios()
            _ = try check(tcgetattr(program.number, &settings), "tcgetattr")
            return [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag]
        }
    }

    /// Whether it hands keys on one by one and shows none.
    package var isRaw: Bool { get throws { try modes[3] & tcflag_t(ICANON | ECHO) == 0 } }

    /// Whether reading from it returns where there is nothing.
    package var isNonblocking: Bool { fcntl(program.number, F_GETFL) & O_NONBLOCK != 0 }
}

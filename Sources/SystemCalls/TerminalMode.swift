// SPDX-License-Identifier: Apache-2.0

internal import CLinux
internal import Glibc

/// The mode that a terminal had, and others for it.
struct TerminalMode {
    /// What a terminal does with the keys.
    enum Style {
        /// As before.
        case before
        /// As before, but whether keys such as Ctrl-C send signals is chosen.
        case lines(keepsSignals: Bool)
        /// It passes each on at once as it is, and shows none.
        case keys(keepsSignals: Bool)
    }

    private let before: termios

    /// The mode that a descriptor's terminal has; nil where it is no terminal.
    init?(of descriptor: borrowing OwnedDescriptor) {
        var settings = termios()
        // SAFETY: the structure lives as long as the call.
        guard unsafe tcgetattr(descriptor.rawValue, &settings) == 0 else { return nil }
        before = settings
    }

    /// Has the terminal do something else with the keys.
    func change(_ style: Style, _ descriptor: borrowing OwnedDescriptor) throws(SystemCallError) {
        var settings = settings(style)
        // SAFETY: the structure lives as long as the call.
        try systemCall("set the mode of the terminal") {
            unsafe tcsetattr(descriptor.rawValue, TCSANOW, &settings)
        }
    }

    private func settings(_ style: Style) -> termios {
        var settings = before
        switch style {
        case .before: break
        case .lines(let keepsSignals):
            if !keepsSignals { settings.c_lflag &= ~tcflag_t(ISIG) }
        case .keys(let keepsSignals):
            settings.c_iflag &= ~tcflag_t(IGNBRK | BRKINT | PARMRK | ISTRIP | INLCR | IGNCR | ICRNL | IXON)
            settings.c_lflag &= ~tcflag_t(ECHO | ECHONL | ICANON | IEXTEN)
            if !keepsSignals { settings.c_lflag &= ~tcflag_t(ISIG) }
        }
        return settings
    }

    /// Has the mode, and waiting, put back when the process dies of a fault, for the sake of whoever uses the terminal next.
    func restoreOnFault() {
        // SAFETY: the structure lives as long as the call, which copies it.
        unsafe withUnsafePointer(to: before) { unsafe clinux_terminal_guard(STDIN_FILENO, $0) }
    }

    /// Has nothing put back any more.
    static func forgetFaults() { clinux_terminal_forget() }
}

// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// The mode of a terminal, to be put back later.
struct TerminalMode {
    private let settings: termios

    /// Has a terminal pass the keys for signals on as bytes.
    ///
    /// - Returns: The mode before; nil where the descriptor is no terminal.
    static func disableSignals(_ descriptor: borrowing OwnedDescriptor) throws(SystemCallError) -> TerminalMode? {
        let number = descriptor.rawValue
        var settings = termios()
        // SAFETY: the structure lives as long as the call.
        guard unsafe tcgetattr(number, &settings) == 0 else { return nil }
        let before = TerminalMode(settings: settings)
        settings.c_lflag &= ~tcflag_t(ISIG)
        // SAFETY: as above.
        try systemCall("set the mode of the terminal") { unsafe tcsetattr(number, TCSANOW, &settings) }
        return before
    }

    /// Puts the mode back.
    func restore(_ descriptor: borrowing OwnedDescriptor) {
        // SAFETY: the structure lives as long as the call. Nobody is left who could do anything about an error.
        _ = unsafe withUnsafePointer(to: settings) { unsafe tcsetattr(descriptor.rawValue, TCSANOW, $0) }
    }
}

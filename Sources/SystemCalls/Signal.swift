// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// A signal that processes send each other (signal(7)).
public struct Signal: RawRepresentable, Hashable, Sendable {
    /// The number, such as 15 for `SIGTERM`.
    public let rawValue: Int32

    /// Makes a signal of its number.
    public init(rawValue: Int32) { self.rawValue = rawValue }

    /// `SIGHUP`: the terminal is gone.
    public static let hangUp = Signal(rawValue: SIGHUP)
    /// `SIGINT`: somebody pressed Control-C.
    public static let interrupt = Signal(rawValue: SIGINT)
    /// `SIGTERM`: the process is asked to end.
    public static let terminate = Signal(rawValue: SIGTERM)
    /// `SIGCONT`: the process goes on after it was stopped.
    public static let continued = Signal(rawValue: SIGCONT)
    /// `SIGPIPE`: nobody reads what the process writes.
    public static let brokenPipe = Signal(rawValue: SIGPIPE)

    /// Makes the whole process ignore the signal, and the programs that it starts.
    public func ignore() {
        _ = signal(rawValue, SIG_IGN)
    }
}

// SPDX-License-Identifier: Apache-2.0

import ControlProtocol
public import EventLoop
public import QMPServer

/// The end of the program: clients are told, then the loop stops. It belongs to the loop's thread.
public final class Shutdown {
    /// Why the program ends.
    public enum Cause {
        /// A client sent `quit`.
        case quit
        /// A signal came.
        case signal
    }

    private weak var server: QMPServer?
    private let loop: EventLoop

    /// Whether the end has begun.
    public private(set) var hasBegun = false

    /// Makes the end of a program that runs a loop and tells the clients of a server.
    public init(server: QMPServer, loop: EventLoop) {
        self.server = server
        self.loop = loop
    }

    /// Begins the end, unless it has begun already: no command is executed any more. What clients were told goes out before
    /// the loop stops, as far as they take it.
    public func begin(_ cause: Cause) {
        guard !hasBegun else { return }
        hasBegun = true
        server?.emit(Events.Shutdown(guest: false, reason: ShutdownCause(cause)))
        server?.isEnding = true
        loop.stop()
    }
}

extension ShutdownCause {
    fileprivate init(_ cause: Shutdown.Cause) {
        switch cause {
        case .quit: self = .hostQmpQuit
        case .signal: self = .hostSignal
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

internal import CLinux

/// Signals to be read like bytes (signalfd(2)), so that a loop can wait for them.
///
/// They are blocked in the thread that makes it and in those that it starts then. All threads have to block them, so
/// this is made before others are started. They stay blocked when it is gone.
public struct SignalDescriptor: ~Copyable, Sendable {
    /// Readable while a signal is pending.
    public let descriptor: OwnedDescriptor

    /// Blocks the signals and makes a descriptor for them.
    public init(_ signals: [Signal]) throws(SystemCallError) {
        let numbers = signals.map(\.rawValue)
        let descriptor = try systemCall("make a signal descriptor") {
            // SAFETY: the call borrows the array and reads its count.
            unsafe clinux_signal_descriptor(numbers, numbers.count)
        }
        self.descriptor = OwnedDescriptor(owning: descriptor)
    }

    /// A signal that was taken.
    public struct Received: Hashable, Sendable {
        /// The signal.
        public let signal: Signal
        /// The process that sent it; nil where that was the kernel, as for Control-C, or cannot be told.
        public let sender: ProcessIdentifier?
    }

    /// Takes a signal that is pending; nil where none is.
    public func next() -> Received? {
        var sender: CInt = 0
        // SAFETY: the number lives as long as the call.
        let number = unsafe clinux_signal_next(descriptor.rawValue, &sender)
        guard number > 0 else { return nil }
        return Received(
            signal: Signal(rawValue: number),
            sender: sender == 0 ? nil : ProcessIdentifier(rawValue: sender)
        )
    }
}

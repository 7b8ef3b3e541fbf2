// SPDX-License-Identifier: Apache-2.0

import EventLoop
import Machine
import Monitor
import SystemCalls

/// The signals that ask the program to end: a loop receives them, and the end begins.
final class EndingSignals {
    private let signals: SignalDescriptor
    private var handler: FileHandler?

    /// Threads that are started later take none of these signals either.
    init(
        _ loop: EventLoop,
        _ machine: ControlledMachine,
        report: @escaping (String) -> Void
    ) throws(StartError) {
        do throws(SystemCallError) {
            signals = try SignalDescriptor([.hangUp, .interrupt, .terminate])
            handler = try loop.watch(signals.descriptor, for: .readable) { [unowned self] _ in
                guard let received = signals.next() else { return }
                if machine.ending == nil { report("terminating on \(Self.describe(received))") }
                machine.quit(.hostSignal)
            }
        } catch {
            throw StartError(error)
        }
    }

    private static func describe(_ received: SignalDescriptor.Received) -> String {
        let signal = "signal \(received.signal.rawValue)"
        guard let sender = received.sender else { return signal }
        return "\(signal) from pid \(sender.rawValue) (\(sender.commandName ?? "<unknown process>"))"
    }

    /// Leaves the signals alone.
    func cancel() { handler?.cancel() }
}

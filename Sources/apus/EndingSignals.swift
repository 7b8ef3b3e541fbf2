// SPDX-License-Identifier: Apache-2.0

import EventLoop
import Monitor
import SystemCalls

/// The signals that ask the program to end: a loop receives them, and the end begins.
final class EndingSignals {
    private let signals: SignalDescriptor
    private var handler: FileHandler?

    /// Threads that are started later take none of these signals either.
    init(_ loop: EventLoop, _ shutdown: Shutdown) throws(StartError) {
        do throws(SystemCallError) {
            signals = try SignalDescriptor([.hangUp, .interrupt, .terminate])
            handler = try loop.watch(signals.descriptor, for: .readable) { [unowned self] _ in
                if signals.next() != nil { shutdown.begin(.signal) }
            }
        } catch {
            throw StartError(error)
        }
    }

    /// Leaves the signals alone.
    func cancel() { handler?.cancel() }
}

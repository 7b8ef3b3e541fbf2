// SPDX-License-Identifier: Apache-2.0

internal import EventLoop
internal import SystemCalls

/// Notes that somebody wants to end the program, so that it can leave nothing behind.
final class EndingSignal {
    private let signals: SignalDescriptor
    private var handler: FileHandler?

    /// Whether the program is to end.
    private(set) var hasCome = false

    init(_ loop: EventLoop) throws(SystemCallError) {
        signals = try SignalDescriptor([.interrupt, .terminate, .hangUp])
        handler = try loop.watch(signals.descriptor, for: .readable) { [unowned self] _ in
            while signals.next() != nil { hasCome = true }
        }
    }

    deinit { handler?.cancel() }
}

// SPDX-License-Identifier: Apache-2.0

import EventLoop
import SystemCalls

/// Looks every millisecond whether a loop is to stop.
final class Watch {
    private let loop: EventLoop
    private let isDone: () -> Bool

    init(_ loop: EventLoop, isDone: @escaping () -> Bool) {
        self.loop = loop
        self.isDone = isDone
    }

    func schedule() {
        loop.schedule(at: MonotonicInstant.now.advanced(byNanoseconds: 1_000_000)) { [self] in
            if isDone() { loop.stop() } else { schedule() }
        }
    }
}

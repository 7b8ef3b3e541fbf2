// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The time until which something may take; nothing in these tests waits without one.
package struct Deadline {
    private let end: ContinuousClock.Instant

    /// Ends after a time.
    package static func after(_ time: Duration) -> Deadline { Deadline(end: .now + time) }

    /// What every answer may take: far more than any needs, as machines are busy.
    package static var ofAnswers: Deadline { .after(.seconds(20)) }

    /// Whether the time is over.
    package var isOver: Bool { ContinuousClock.now >= end }

    /// Waits for events of a descriptor (as of poll); false when the time is over.
    package func wait(for events: CInt, of descriptor: CInt) throws -> Bool {
        while true {
            let left = max(.zero, end - .now)
            let milliseconds = left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000
            var entry = pollfd(fd: descriptor, events: Int16(events), revents: 0)
            let count = Glibc.poll(&entry, 1, CInt(min(milliseconds, 1_000_000)))
            if count > 0 { return true }
            guard count == 0 || errno == EINTR else { throw SystemFailure.last("poll") }
            if isOver { return false }
        }
    }

    /// Tries something again and again until it gives a value.
    package func poll<Value>(_ what: String, _ attempt: () throws -> Value?) throws -> Value {
        while true {
            if let value = try attempt() { return value }
            guard !isOver else { throw SystemFailure("\(what): not in time") }
            usleep(1000)
        }
    }
}

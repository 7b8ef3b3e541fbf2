// SPDX-License-Identifier: Apache-2.0

import Harness
import JSON

/// An event without its time.
struct Event: Equatable {
    let name: String
    let data: JSONValue?

    init(_ name: String, _ data: JSONValue? = nil) { (self.name, self.data) = (name, data) }

    /// Reads a message; nil where it is no event.
    init?(_ message: JSONValue) {
        guard let name = message["event"]?.stringValue else { return nil }
        self.init(name, message["data"])
    }
}

extension QMPConnection {
    /// The event that comes next.
    mutating func nextEvent() throws -> Event {
        let message = try messages.next()
        guard let event = Event(message) else { throw SystemFailure("no event: \(message)") }
        return event
    }
}

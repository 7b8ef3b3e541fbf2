// SPDX-License-Identifier: Apache-2.0

public import JSON
public import SystemCalls

/// An event as a client receives it.
public struct QMPEvent: Sendable, Equatable {
    /// The name, such as `STOP`.
    public let name: String

    /// The data; empty where the event has none.
    public let data: JSONObject

    /// When it happened by the server's clock; nil where the server could not tell.
    public let timestamp: WallClockTime?

    /// Makes an event.
    public init(name: String, data: JSONObject = [:], timestamp: WallClockTime? = nil) {
        self.name = name
        self.data = data
        self.timestamp = timestamp
    }

    /// Reads a message; nil where it is no event.
    init?(reading message: JSONObject) {
        guard let name = message["event"]?.stringValue else { return nil }
        switch message["data"] {
        case nil: data = [:]
        case .object(let object): data = object
        default: return nil
        }
        self.name = name
        let time = message["timestamp"]
        guard let seconds = time?["seconds"]?.integerValue, seconds >= 0,
            let microseconds = time?["microseconds"]?.integerValue, (0..<1_000_000).contains(microseconds)
        else {
            timestamp = nil
            return
        }
        timestamp = WallClockTime(seconds: seconds, microseconds: microseconds)
    }
}

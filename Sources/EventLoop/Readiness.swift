// SPDX-License-Identifier: Apache-2.0

internal import SystemCalls

/// What a descriptor is ready for.
public struct Readiness: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8

    /// Makes a set of its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// There is something to read, or the end.
    public static let readable = Readiness(rawValue: 1)
    /// There is room to write, or writing reports why there never will be.
    public static let writable = Readiness(rawValue: 2)
    /// The other end is gone or an error is pending. It comes beside what the handler waits for, as what was sent
    /// before can still be read: the handler finds the end by reading or writing on.
    public static let hangUp = Readiness(rawValue: 4)
}

extension Readiness {
    /// What an event says to a handler: something only where it concerns what the handler waits for.
    init(_ event: Epoll.Event, for interest: Epoll.Interest) {
        let isOver = event.isHungUp || event.hasError
        self = []
        if interest.contains(.readable), event.isReadable || isOver { insert(.readable) }
        if interest.contains(.writable), event.isWritable || isOver { insert(.writable) }
        if !isEmpty, isOver { insert(.hangUp) }
    }

    /// What is said to the handler of a descriptor that is always ready.
    init(_ interest: Epoll.Interest) {
        self = []
        if interest.contains(.readable) { insert(.readable) }
        if interest.contains(.writable) { insert(.writable) }
    }
}

// SPDX-License-Identifier: Apache-2.0

internal import CLinux

/// A set of descriptors to wait for (epoll(7)), level-triggered.
///
/// A descriptor that is closed is removed only where no duplicate of it is open: remove it before.
public struct Epoll: ~Copyable, Sendable {
    private let descriptor: OwnedDescriptor

    /// Makes an empty set.
    public init() throws(SystemCallError) {
        descriptor = OwnedDescriptor(owning: try systemCall("make an epoll instance") { clinux_epoll_create() })
    }

    /// Adds a descriptor that is not in the set.
    ///
    /// - Parameters:
    ///   - interest: What to wait for; errors and hang-ups are reported in any case.
    ///   - token: What its events carry.
    /// - Throws: `EPERM` for regular files and directories, which are always ready.
    public func add(
        _ added: borrowing OwnedDescriptor,
        _ interest: Interest,
        token: UInt64
    ) throws(SystemCallError) {
        let number = added.rawValue
        try systemCall("watch a descriptor") {
            clinux_epoll_add(descriptor.rawValue, number, interest.events, token)
        }
    }

    /// Changes what to wait for on a descriptor in the set, and its token.
    public func modify(
        _ modified: borrowing OwnedDescriptor,
        _ interest: Interest,
        token: UInt64
    ) throws(SystemCallError) {
        try modify(number: modified.rawValue, interest, token: token)
    }

    /// Removes a descriptor that is in the set.
    public func remove(_ removed: borrowing OwnedDescriptor) { remove(number: removed.rawValue) }

    /// As ``modify(_:_:token:)``, for one who knows that the owner of the descriptor keeps it open.
    package func modify(number: CInt, _ interest: Interest, token: UInt64) throws(SystemCallError) {
        try systemCall("watch a descriptor") {
            clinux_epoll_modify(descriptor.rawValue, number, interest.events, token)
        }
    }

    /// As ``remove(_:)``, for one who knows that the owner of the descriptor keeps it open.
    package func remove(number: CInt) {
        let result = clinux_epoll_remove(descriptor.rawValue, number)
        precondition(result == 0, "not in the epoll instance: \(number)")
    }

    /// Waits until descriptors are ready, or the time is up.
    ///
    /// - Parameters:
    ///   - events: Where the events are put, from the start, at most 64 at once.
    ///   - timeoutNanoseconds: How long to wait at most: 0 looks and returns, nil waits for ever.
    /// - Returns: How many events there are, 0 where the time was up.
    public func wait(_ events: inout [Event], timeoutNanoseconds: Int64?) throws(SystemCallError) -> Int {
        precondition(!events.isEmpty, "no room for events")
        // An interrupted wait goes on for the rest of its time.
        let isTimed = timeoutNanoseconds.map { 0 < $0 } ?? false
        let deadline = isTimed ? MonotonicInstant.now.advanced(byNanoseconds: timeoutNanoseconds ?? 0) : nil
        return Int(
            try systemCall("wait for events") {
                let rest = deadline.map { max(0, $0.nanoseconds(since: .now)) } ?? timeoutNanoseconds ?? -1
                // SAFETY: an event is stored as the C structure alone, and the call fills at most the array's count.
                return unsafe events.withUnsafeMutableBytes { bytes -> CInt in
                    let raw = unsafe bytes.assumingMemoryBound(to: clinux_epoll_event.self)
                    guard let first = raw.baseAddress else { return 0 }
                    return unsafe clinux_epoll_wait(descriptor.rawValue, first, CInt(clamping: raw.count), rest)
                }
            }
        )
    }
}

extension Epoll {
    /// What to wait for on a descriptor.
    ///
    /// Errors and hang-ups are reported as long as they last; where there is nothing else to wait for, only as they
    /// come.
    public struct Interest: OptionSet, Hashable, Sendable {
        /// The bits.
        public let rawValue: UInt8

        /// Makes a set of its bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// There is something to read, or the end.
        public static let readable = Interest(rawValue: 1)
        /// There is room to write, or a connection was made or refused.
        public static let writable = Interest(rawValue: 2)

        fileprivate var events: UInt32 {
            if isEmpty { return clinux_epoll_edge_triggered }
            return (contains(.readable) ? clinux_epoll_readable : 0) | (contains(.writable) ? clinux_epoll_writable : 0)
        }
    }

    /// A descriptor that is ready.
    public struct Event: Sendable {
        private let raw: clinux_epoll_event

        /// One that stands for nothing, to make room with.
        public init() { raw = clinux_epoll_event() }

        /// The token that the descriptor was added with.
        public var token: UInt64 { raw.token }
        /// There is something to read, or the end.
        public var isReadable: Bool { raw.events & clinux_epoll_readable != 0 }
        /// There is room to write, or a connection was made or refused.
        public var isWritable: Bool { raw.events & clinux_epoll_writable != 0 }
        /// Both directions are shut, or the other end of a pipe is closed; there may still be something to read.
        public var isHungUp: Bool { raw.events & clinux_epoll_hang_up != 0 }
        /// An error is pending, or nobody reads the other end of a pipe.
        public var hasError: Bool { raw.events & clinux_epoll_error != 0 }
    }
}

// SPDX-License-Identifier: Apache-2.0

import SystemCalls

/// What the bytes of a connection go through.
enum Transport: ~Copyable, Sendable {
    case socket(StreamSocket)
    case streams(input: SharedDescriptor, output: SharedDescriptor)

    /// The tokens with which descriptors are watched.
    static let inputToken: UInt64 = 1
    static let outputToken: UInt64 = 2

    /// Whether descriptors can go along.
    var passesDescriptors: Bool {
        switch self {
        case .socket(let socket): socket.isUnix
        case .streams: false
        }
    }

    /// Whether any thread may send. A pipe that nobody reads sends a signal, which only threads of ours do not take.
    var takesAnyThread: Bool {
        switch self {
        case .socket: true
        case .streams: false
        }
    }

    /// Reads what is there.
    ///
    /// - Returns: How many bytes; 0 at the end, nil where nothing is there.
    func receive(into buffer: inout [UInt8]) throws(SystemCallError) -> Int? {
        switch self {
        case .socket(let socket): try socket.receiveBytes(into: &buffer)
        case .streams(let input, _): try input.descriptor.readAvailable(into: &buffer)
        }
    }

    /// Writes what there is room for.
    ///
    /// - Returns: How many bytes; nil where there is no room, and nothing was passed.
    func send(_ bytes: Span<UInt8>, passing descriptors: [SharedDescriptor]) throws(SystemCallError) -> Int? {
        switch self {
        case .socket(let socket):
            // The descriptors are alive until the end of the call, which is all that their numbers need.
            try withExtendedLifetime(descriptors) { () throws(SystemCallError) in
                try socket.send(bytes, passing: descriptors.map { $0.descriptor.rawValue })
            }
        case .streams(_, let output): try output.descriptor.writeAvailable(bytes)
        }
    }

    /// Starts to watch, for input.
    func watch(in epoll: borrowing Epoll) throws(SystemCallError) {
        switch self {
        case .socket(let socket): try epoll.add(socket.descriptor, .readable, token: Self.inputToken)
        case .streams(let input, let output):
            try input.descriptor.setNonblocking(true)
            try output.descriptor.setNonblocking(true)
            try epoll.add(input.descriptor, .readable, token: Self.inputToken)
        }
    }

    /// What a transport is watched for.
    struct Watch: OptionSet {
        let rawValue: UInt8

        /// Bytes of the peer, or its end.
        static let input = Watch(rawValue: 1)
        /// Room to write.
        static let room = Watch(rawValue: 2)
    }

    /// Watches for something else. Streams are watched for input at any time.
    func change(_ old: Watch, to new: Watch, in epoll: borrowing Epoll) throws(SystemCallError) {
        switch self {
        case .socket(let socket):
            var interest: Epoll.Interest = []
            if new.contains(.input) { interest.insert(.readable) }
            if new.contains(.room) { interest.insert(.writable) }
            try epoll.modify(socket.descriptor, interest, token: Self.inputToken)
        case .streams(_, let output):
            switch (old.contains(.room), new.contains(.room)) {
            case (false, true): try epoll.add(output.descriptor, .writable, token: Self.outputToken)
            case (true, false): epoll.remove(output.descriptor)
            default: break
            }
        }
    }

    /// Waits for bytes of the peer or its end for so long, in whatever thread; signals end the wait too.
    func hasInput(withinNanoseconds nanoseconds: Int64) -> Bool {
        switch self {
        case .socket(let socket): socket.descriptor.isReadable(withinNanoseconds: nanoseconds)
        case .streams(let input, _): input.descriptor.isReadable(withinNanoseconds: nanoseconds)
        }
    }

    /// Has the peer find the end, even if another descriptor of the connection is open somewhere.
    func shutDown() {
        switch self {
        case .socket(let socket): socket.shutDown()
        case .streams: break
        }
    }
}

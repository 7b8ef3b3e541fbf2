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

    /// Starts to watch for input.
    func watch(in epoll: borrowing Epoll) throws(SystemCallError) {
        switch self {
        case .socket(let socket): try epoll.add(socket.descriptor, .readable, token: Self.inputToken)
        case .streams(let input, let output):
            try input.descriptor.setNonblocking(true)
            try output.descriptor.setNonblocking(true)
            try epoll.add(input.descriptor, .readable, token: Self.inputToken)
        }
    }

    /// Starts or ends to watch for room to write, which it was not or was watched for.
    func watchForRoom(_ isWatched: Bool, in epoll: borrowing Epoll) throws(SystemCallError) {
        switch self {
        case .socket(let socket):
            let interest: Epoll.Interest = isWatched ? [.readable, .writable] : .readable
            try epoll.modify(socket.descriptor, interest, token: Self.inputToken)
        case .streams(_, let output):
            if isWatched {
                try epoll.add(output.descriptor, .writable, token: Self.outputToken)
            } else {
                epoll.remove(output.descriptor)
            }
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

// SPDX-License-Identifier: Apache-2.0

import Glibc

@testable import SystemCalls

extension StreamSocket {
    /// Sends a text and duplicates of descriptors.
    func send(_ text: String, passing descriptors: [CInt] = []) throws -> Int? {
        let bytes = Array(text.utf8)
        return try send(bytes.span, passing: descriptors)
    }

    /// Receives what is there: the text, and of the descriptors that came with it the first.
    func receive(atMost limit: Int = 4096) throws -> Delivery? {
        var buffer = [UInt8](repeating: 0, count: limit)
        guard let received = try receive(into: &buffer) else { return nil }
        return Delivery(
            text: String(decoding: buffer[..<received.count], as: UTF8.self),
            offset: received.passed?.offset,
            file: received.passed?.descriptors.takeFirst()?.fileNumber
        )
    }
}

/// What a socket delivered at once.
struct Delivery: Hashable {
    var text: String
    /// Where the message begins that carried descriptors.
    var offset: Int?
    /// The number of the open file of the first descriptor.
    var file: UInt64?
}

extension OwnedDescriptor {
    /// What tells its pipe from others.
    var fileNumber: UInt64 {
        var status = stat()
        // SAFETY: the structure lives as long as the call.
        unsafe fstat(rawValue, &status)
        return UInt64(status.st_ino)
    }
}

extension ListeningSocket {
    /// Waits for the next client.
    func acceptNext() throws -> StreamSocket {
        var entry = pollfd(fd: descriptor.rawValue, events: Int16(POLLIN), revents: 0)
        while true {
            if let client = try accept() { return client }
            // SAFETY: one entry, alive for the call.
            unsafe poll(&entry, 1, -1)
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

internal import CLinux
internal import Glibc

extension StreamSocket {
    /// What came.
    public struct Received {
        /// How many bytes; 0 at the end.
        public let count: Int

        /// The descriptors that came with one of the bytes, where some did.
        public let passed: Passed?
    }

    /// What came with a message besides its bytes.
    public struct Passed {
        /// Which of the bytes is the first of the message: those before were sent without descriptors.
        public let offset: Int

        /// The descriptors.
        public let descriptors: PassedDescriptors

        /// Whether more were sent, and are lost: more than 16, or more than this process may have open.
        public let isTruncated: Bool
    }

    /// Receives up to `buffer.count` bytes, and at most the end of the first message that carries descriptors.
    ///
    /// Descriptors are closed on exec, and their open files are put into blocking mode. Files are passed to be used by
    /// those who read them blocking, as clients expect; the mode belongs to the open file, so the sender sees the
    /// change too.
    ///
    /// - Returns: nil where nothing is there yet.
    public func receive(into buffer: inout [UInt8]) throws(SystemCallError) -> Received? {
        precondition(!buffer.isEmpty, "no room for bytes")
        do throws(SystemCallError) {
            guard isUnix else { return try receivePlain(into: &buffer, buffer.indices) }
            guard let seen = try peek(into: &buffer) else {
                // A peek passes over a byte that was sent out of band, for which the socket is readable for ever; to
                // receive discards it. By now there may be descriptors to be kept.
                return try receiveMessage(into: &buffer, atMost: 1)
            }
            guard seen.showsDescriptors else { return try receivePlain(into: &buffer, 0..<max(1, seen.count)) }
            return try receiveMessage(into: &buffer, atMost: min(seen.count, Self.mostSingleBytes))
        } catch {
            guard error.errno == .resourceTemporarilyUnavailable else { throw error }
            return nil
        }
    }

    /// Receives up to `buffer.count` bytes, for one who expects no descriptors: those that come are closed.
    ///
    /// - Returns: How many bytes; 0 at the end, nil where nothing is there yet.
    public func receiveBytes(into buffer: inout [UInt8]) throws(SystemCallError) -> Int? {
        precondition(!buffer.isEmpty, "no room for bytes")
        do throws(SystemCallError) {
            return try receivePlain(into: &buffer, buffer.indices).count
        } catch {
            guard error.errno == .resourceTemporarilyUnavailable else { throw error }
            return nil
        }
    }

    /// How many bytes are received one by one before others have their turn. A call for each takes a few milliseconds.
    private static let mostSingleBytes = 4096

    /// Looks at what is there.
    ///
    /// - Returns: How many bytes, and whether a message with descriptors waits; nil where nothing is seen.
    private func peek(
        into buffer: inout [UInt8]
    ) throws(SystemCallError) -> (count: Int, showsDescriptors: Bool)? {
        var showsDescriptors = false
        do throws(SystemCallError) {
            let count = try systemCall("receive") {
                // SAFETY: the array is borrowed for the call, which writes at most its count.
                unsafe clinux_socket_peek(descriptor.rawValue, &buffer, buffer.count, &showsDescriptors)
            }
            return (count, showsDescriptors)
        } catch {
            guard error.errno == .resourceTemporarilyUnavailable else { throw error }
            return nil
        }
    }

    /// Receives bytes that are known to have no descriptors among them, into a range of the buffer.
    private func receivePlain(into buffer: inout [UInt8], _ range: Range<Int>) throws(SystemCallError) -> Received {
        let count = try systemCall("receive") {
            unsafe buffer.withUnsafeMutableBytes { bytes in
                // SAFETY: the array is borrowed for the call, which writes within the range.
                let room = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[range])
                return unsafe clinux_socket_receive(descriptor.rawValue, room.baseAddress, room.count)
            }
        }
        return Received(count: count, passed: nil)
    }

    /// Receives what a peek saw while descriptors wait, with those that are among it.
    ///
    /// A message without descriptors is glued to one that has some, and nothing tells where the latter begins but to
    /// receive byte by byte until they come. A peek does not see further than the end of the message whose descriptors
    /// are the first in line. So they come with one of these bytes, or with one that is still further on; and once they
    /// came, the rest is of the same message.
    private func receiveMessage(into buffer: inout [UInt8], atMost limit: Int) throws(SystemCallError) -> Received {
        for offset in 0..<limit {
            let passed: Passed?
            do throws(SystemCallError) {
                passed = try receiveByte(into: &buffer, at: offset)
            } catch {
                // What came already must not be lost; the error comes again, or the peer's end does.
                guard offset > 0 else { throw error }
                return Received(count: offset, passed: nil)
            }
            guard let passed else { continue }
            let next = offset + 1
            let rest = next < limit ? try? receivePlain(into: &buffer, next..<limit).count : 0
            return Received(count: next + (rest ?? 0), passed: passed)
        }
        return Received(count: limit, passed: nil)
    }

    /// Receives one byte and the descriptors that came with it.
    private func receiveByte(into buffer: inout [UInt8], at offset: Int) throws(SystemCallError) -> Passed? {
        var numbers = [CInt](repeating: -1, count: 16)
        var numberCount: CInt = 0
        var isTruncated = false
        try systemCall("receive") {
            // SAFETY: the byte and the array are borrowed for the call, which writes at most 16 numbers.
            unsafe clinux_socket_receive_descriptors(
                descriptor.rawValue,
                &buffer[offset],
                1,
                &numbers,
                &numberCount,
                &isTruncated
            )
        }
        guard numberCount > 0 || isTruncated else { return nil }
        let descriptors = PassedDescriptors(owning: Array(numbers.prefix(Int(numberCount))))
        for number in numbers.prefix(Int(numberCount)) {
            let flags = fcntl(number, F_GETFL)
            if flags & O_NONBLOCK != 0 { _ = fcntl(number, F_SETFL, flags & ~O_NONBLOCK) }
        }
        return Passed(offset: offset, descriptors: descriptors, isTruncated: isTruncated)
    }
}

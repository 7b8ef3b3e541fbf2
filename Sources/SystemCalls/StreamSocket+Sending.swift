// SPDX-License-Identifier: Apache-2.0

internal import CLinux

extension StreamSocket {
    /// Sends as many bytes as there is room for.
    ///
    /// - Returns: How many; nil where there is no room.
    /// - Throws: `EPIPE` or `ECONNRESET` where the peer is gone.
    public func send(_ bytes: Span<UInt8>) throws(SystemCallError) -> Int? { try send(bytes, passing: []) }

    /// Sends as many bytes as there is room for, at least one, and duplicates of at most 253 descriptors with the
    /// first.
    ///
    /// - Returns: How many bytes; nil where there is no room, and nothing was passed.
    package func send(_ bytes: Span<UInt8>, passing descriptors: [CInt]) throws(SystemCallError) -> Int? {
        precondition(descriptors.count <= 253, "more descriptors than a message takes: \(descriptors.count)")
        do throws(SystemCallError) {
            return try systemCall("send") {
                unsafe bytes.withUnsafeBufferPointer { buffer in
                    // SAFETY: both buffers are borrowed for the call, which reads their counts.
                    unsafe clinux_socket_send(
                        descriptor.rawValue,
                        buffer.baseAddress,
                        buffer.count,
                        descriptors,
                        descriptors.count
                    )
                }
            }
        } catch {
            guard error.errno == .resourceTemporarilyUnavailable else { throw error }
            return nil
        }
    }
}

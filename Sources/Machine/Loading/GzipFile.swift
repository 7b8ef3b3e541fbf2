// SPDX-License-Identifier: Apache-2.0

internal import CZlib

/// What gzip(1) packs (RFC 1952).
enum GzipFile {
    /// Whether bytes begin as such a file does.
    static func isOne(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.has([0x1f, 0x8b]) }

    /// Unpacks the first file that is in it.
    ///
    /// - Parameter limit: How many bytes may come out.
    static func unpack(_ packed: ArraySlice<UInt8>, limit: UInt64) throws(LoadingError) -> [UInt8] {
        // SAFETY: the bytes live as long as the closure, and the stream no longer; zlib reads no more than it is told.
        return unsafe try packed.withUnsafeBufferPointer { input throws(LoadingError) in
            var stream = unsafe z_stream()
            unsafe stream.next_in = input.baseAddress
            // 15 is the largest window, and 16 more ask for the header of gzip (zlib's manual, inflateInit2).
            let status = unsafe inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size))
            guard status == Z_OK else { throw LoadingError("cannot be unpacked: no memory") }
            defer { unsafe inflateEnd(&stream) }
            return unsafe try inflateAll(&stream, inputByteCount: input.count, limit: limit)
        }
    }

    /// Runs a stream to its end.
    private static func inflateAll(
        _ stream: inout z_stream,
        inputByteCount: Int,
        limit: UInt64
    ) throws(LoadingError) -> [UInt8] {
        var output: [UInt8] = []
        var remaining = inputByteCount
        while true {
            if unsafe stream.avail_in == 0 {
                unsafe stream.avail_in = CUnsignedInt(clamping: remaining)
                unsafe remaining -= Int(stream.avail_in)
            }
            var status = Z_OK
            let piece = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 18) { room, count in
                unsafe stream.next_out = room.baseAddress
                unsafe stream.avail_out = CUnsignedInt(room.count)
                status = unsafe inflate(&stream, Z_NO_FLUSH)
                count = unsafe room.count - Int(stream.avail_out)
            }
            output += piece
            guard UInt64(output.count) <= limit else {
                throw LoadingError("holds more than the \(limit) bytes of guest memory when unpacked")
            }
            switch status {
            case Z_STREAM_END: return output
            case Z_OK: continue
            case Z_BUF_ERROR: throw LoadingError("is cut off: its packed data do not end")
            default: throw LoadingError("is damaged: its packed data are not what gzip writes")
            }
        }
    }
}

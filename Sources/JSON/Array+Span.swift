// SPDX-License-Identifier: Apache-2.0

extension [UInt8] {
    /// Appends a part of a span.
    mutating func append(contentsOf span: Span<UInt8>, in range: Range<Int>) {
        unsafe span.extracting(range).withUnsafeBufferPointer { bytes in
            // SAFETY: the pointer is used within the call alone.
            unsafe append(contentsOf: bytes)
        }
    }
}

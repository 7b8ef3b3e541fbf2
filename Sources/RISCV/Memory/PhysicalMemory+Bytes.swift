// SPDX-License-Identifier: Apache-2.0

/// How devices and loaders read and write memory. A guest may have chosen the addresses, so where there is no memory
/// is a result, not an error.
extension PhysicalMemory {
    /// Reads bytes.
    ///
    /// - Returns: False if they do not lie within one region; then nothing is read.
    public func read(at start: PhysicalAddress, into bytes: inout MutableSpan<UInt8>) -> Bool {
        guard let source = unsafe table.host(start, byteCount: UInt64(bytes.count)) else { return false }
        unsafe bytes.withUnsafeMutableBytes { target in
            guard let base = target.baseAddress else { return }
            // SAFETY: both have so many bytes.
            unsafe base.copyMemory(from: source, byteCount: target.count)
        }
        return true
    }

    /// Writes bytes, also into memory that is read-only for harts.
    ///
    /// - Returns: False if they do not lie within one region; then nothing is written.
    public func write(at start: PhysicalAddress, bytes: Span<UInt8>) -> Bool {
        guard let target = unsafe table.host(start, byteCount: UInt64(bytes.count)) else { return false }
        unsafe bytes.withUnsafeBytes { source in
            guard let base = source.baseAddress else { return }
            // SAFETY: both have so many bytes.
            unsafe target.copyMemory(from: base, byteCount: source.count)
        }
        return true
    }

    /// Writes the same byte all over a stretch.
    ///
    /// - Returns: False if it does not lie within one region; then nothing is written.
    public func fill(at start: PhysicalAddress, byteCount: UInt64, with byte: UInt8 = 0) -> Bool {
        guard let target = unsafe table.host(start, byteCount: byteCount) else { return false }
        // SAFETY: the stretch lies within the region.
        unsafe target.initializeMemory(as: UInt8.self, repeating: byte, count: Int(byteCount))
        return true
    }
}

// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// Memory of whole pages, for reading and writing, that goes with this value.
@safe
public struct MemoryMap: ~Copyable {
    /// The memory, which this value alone gives up.
    private let bytes: UnsafeMutableRawBufferPointer

    /// Takes zeroed memory of this process alone.
    ///
    /// - Parameter byteCount: At least 1.
    public init(byteCount: Int) throws(SystemCallError) {
        unsafe bytes = try Self.map(byteCount, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1)
    }

    /// Maps the start of a file, shared with all who map it or read it.
    ///
    /// - Parameter byteCount: At least 1; what lies behind the end of the file must not be touched.
    public init(of file: borrowing OwnedDescriptor, byteCount: Int) throws(SystemCallError) {
        unsafe bytes = try Self.map(byteCount, MAP_SHARED, file.rawValue)
    }

    deinit {
        // SAFETY: nobody has the memory but through this value.
        _ = unsafe munmap(bytes.baseAddress, bytes.count)
    }

    /// How many bytes there are.
    public var byteCount: Int { unsafe bytes.count }

    /// Hands out the memory, which lives as long as this value.
    public func withUnsafeMutableBytes<Result: ~Copyable, Failure: Error>(
        _ body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try unsafe body(bytes)
    }

    private static func map(
        _ byteCount: Int,
        _ flags: CInt,
        _ file: CInt
    ) throws(SystemCallError) -> UnsafeMutableRawBufferPointer {
        precondition(byteCount > 0, "no memory to map")
        let address = try systemCall("map memory") {
            // SAFETY: the kernel chooses the place. Its failure, MAP_FAILED, is the address −1.
            Int(bitPattern: unsafe mmap(nil, byteCount, PROT_READ | PROT_WRITE, flags, file, 0))
        }
        return unsafe UnsafeMutableRawBufferPointer(
            start: UnsafeMutableRawPointer(bitPattern: address),
            count: byteCount
        )
    }
}

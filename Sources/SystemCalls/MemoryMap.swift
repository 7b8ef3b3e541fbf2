// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// Memory of whole pages, for reading and writing, that goes with this value.
@safe
public struct MemoryMap: ~Copyable {
    /// The memory, which this value alone gives up.
    private let bytes: UnsafeMutableRawBufferPointer

    /// Takes zeroed memory of this process.
    ///
    /// - Parameters:
    ///   - byteCount: At least 1.
    ///   - isShared: Whether processes that are made of this one share it, rather than have a copy.
    public init(byteCount: Int, isShared: Bool = false) throws(SystemCallError) {
        unsafe bytes = try Self.map(
            byteCount,
            (isShared ? MAP_SHARED : MAP_PRIVATE) | MAP_ANONYMOUS | MAP_NORESERVE,
            -1
        )
    }

    /// Maps the start of a file.
    ///
    /// - Parameters:
    ///   - byteCount: At least 1; what lies behind the end of the file must not be touched.
    ///   - isShared: Whether it is shared with all who map the file or read it; otherwise the file stays as it is.
    public init(
        of file: borrowing OwnedDescriptor,
        byteCount: Int,
        isShared: Bool = true
    ) throws(SystemCallError) {
        unsafe bytes = try Self.map(byteCount, isShared ? MAP_SHARED : MAP_PRIVATE | MAP_NORESERVE, file.rawValue)
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

// SPDX-License-Identifier: Apache-2.0

/// The decoded blocks of a hart, by virtual address and place in the host's memory.
///
/// Blocks lie in one stretch of memory and never move. When it is full, all are forgotten. A block whose memory has changed
/// keeps its place until then, as others may lead to it.
@safe
final class BlockCache {
    /// How many operations there is room for.
    let capacity: Int
    /// Changes whenever all blocks are forgotten.
    private(set) var generation: UInt64 = 0

    private let operations: UnsafeMutablePointer<Operation>
    /// Where the next block may begin.
    private var end = firstIndex
    /// By hash, where the first block begins.
    private let heads: UnsafeMutablePointer<UInt32>
    /// Where the first of the blocks begins that are known to be as memory has them.
    private var firstChecked: UInt32 = 0

    private static let hashCount = 1 << 15
    /// The operation with this index makes the engine return; 0 stands for no block.
    private static let leaveIndex = 1
    /// Where the block that serves one time begins.
    private static let temporaryIndex = 8
    private static let firstIndex = temporaryIndex + BlockMaker.maximumOperationCount

    /// Makes an empty cache.
    ///
    /// - Parameter capacity: How many operations of 16 bytes there is room for.
    init(capacity: Int) {
        precondition(capacity >= Self.firstIndex + BlockMaker.maximumOperationCount && capacity < Int(UInt32.max))
        self.capacity = capacity
        unsafe operations = .allocate(capacity: capacity)
        unsafe heads = .allocate(capacity: Self.hashCount)
        unsafe heads.initialize(repeating: 0, count: Self.hashCount)
        unsafe (operations + Self.leaveIndex).initialize(to: Operation(code: .leave))
    }

    deinit {
        unsafe operations.deallocate()
        unsafe heads.deallocate()
    }

    /// The operation that makes the engine return.
    var leave: UnsafeMutablePointer<Operation> { unsafe operations + Self.leaveIndex }

    /// The header of a block.
    static func header(of first: UnsafeMutablePointer<Operation>) -> UnsafeMutablePointer<BlockHeader> {
        // SAFETY: a block is made with a header before its first operation.
        unsafe UnsafeMutableRawPointer(first - BlockHeader.operationCount).assumingMemoryBound(to: BlockHeader.self)
    }

    /// Two of the bytes that a block was made of, at an offset.
    static func code(of first: UnsafeMutablePointer<Operation>, at offset: Int) -> UInt16 {
        // SAFETY: a block has them behind its operations.
        unsafe kept(of: first).loadUnaligned(fromByteOffset: offset, as: UInt16.self)
    }

    /// The bytes that a block was made of.
    private static func kept(of first: UnsafeMutablePointer<Operation>) -> UnsafeRawPointer {
        unsafe UnsafeRawPointer(first + Int(header(of: first).pointee.operationCount))
    }

    /// The first operation of a block, if it is there.
    func find(_ address: UInt64, host: UInt, secondHost: UInt) -> UnsafeMutablePointer<Operation>? {
        var index = unsafe heads[Self.hash(address, host)]
        while index != 0 {
            // SAFETY: the indexes in the table and in headers are those of blocks.
            let first = unsafe operations + Int(index) + BlockHeader.operationCount
            let header = unsafe Self.header(of: first)
            if unsafe header.pointee.start.immediate == address && header.pointee.host == host
                && header.pointee.secondHost == secondHost
            {
                return unsafe first
            }
            index = unsafe header.pointee.nextWithHash
        }
        return nil
    }

    /// Makes a block of instructions and keeps it.
    ///
    /// - Parameters:
    ///   - address: The virtual address of the first instruction.
    ///   - code: Its bytes, and those that follow so far as they may be executed.
    ///   - secondHost: See `BlockHeader`; then `code` has the bytes of both pages.
    func make(
        _ address: UInt64,
        code: UnsafeRawBufferPointer,
        host: UInt,
        secondHost: UInt
    ) -> UnsafeMutablePointer<Operation> {
        if end + BlockMaker.maximumOperationCount > capacity { removeAll() }
        let start = unsafe operations + end
        var maker = unsafe BlockMaker(address: address, code: code, at: start)
        let count = maker.make(maximumInstructionCount: BlockMaker.maximumInstructionCount)
        let first = unsafe start + BlockHeader.operationCount
        let header = unsafe Self.header(of: first)
        let hash = Self.hash(address, host)
        unsafe header.pointee.host = host
        unsafe header.pointee.secondHost = secondHost
        unsafe header.pointee.nextWithHash = heads[hash]
        unsafe heads[hash] = UInt32(end)
        unsafe noteChecked(header)
        end += count
        return unsafe first
    }

    /// Makes a block of one instruction that serves one time.
    func makeTemporary(_ address: UInt64, code: UnsafeRawBufferPointer) -> UnsafeMutablePointer<Operation> {
        let start = unsafe operations + Self.temporaryIndex
        var maker = unsafe BlockMaker(address: address, code: code, at: start)
        _ = maker.make(maximumInstructionCount: 1)
        return unsafe start + BlockHeader.operationCount
    }

    /// Forgets all blocks. Whoever remembers any has to forget it too: see `generation`.
    func removeAll() {
        unsafe heads.update(repeating: 0, count: Self.hashCount)
        end = Self.firstIndex
        firstChecked = 0
        generation += 1
    }

    /// Has each block compared with memory before it is executed again. What this costs is in proportion to how many were
    /// executed for the first time since the last call.
    func recheckAll() {
        var index = firstChecked
        while index != 0 {
            // SAFETY: the indexes in headers are those of blocks.
            let first = unsafe operations + Int(index) + BlockHeader.operationCount
            let header = unsafe Self.header(of: first)
            unsafe header.pointee.firstCode = first.pointee.code
            unsafe first.pointee.code = .recheck
            index = unsafe header.pointee.nextChecked
        }
        firstChecked = 0
    }

    /// Compares a block with memory. If it has changed, the block from now on leads to its address.
    func recheck(_ first: UnsafeMutablePointer<Operation>) {
        let header = unsafe Self.header(of: first)
        if unsafe isUnchanged(header, first) {
            unsafe first.pointee.code = header.pointee.firstCode
            unsafe noteChecked(header)
        } else {
            unsafe first.pointee.code = .stale
            unsafe unlink(header)
        }
    }

    private func noteChecked(_ header: UnsafeMutablePointer<BlockHeader>) {
        unsafe header.pointee.nextChecked = firstChecked
        firstChecked = unsafe index(of: header)
    }

    private func isUnchanged(
        _ header: UnsafeMutablePointer<BlockHeader>,
        _ first: UnsafeMutablePointer<Operation>
    ) -> Bool {
        let count = unsafe Int(header.pointee.byteCount)
        let kept = unsafe Self.kept(of: first)
        // SAFETY: the host's memory of a block stays as long as its hart, whatever the guest does.
        guard let host = unsafe UnsafeRawPointer(bitPattern: header.pointee.host) else { return false }
        guard let second = unsafe UnsafeRawPointer(bitPattern: header.pointee.secondHost) else {
            return unsafe isEqual(kept, host, count)
        }
        return unsafe isEqual(kept, host, 2) && isEqual(kept + 2, second, 2)
    }

    private func isEqual(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ count: Int) -> Bool {
        var offset = 0
        while offset + 8 <= count {
            if unsafe a.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                != b.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            {
                return false
            }
            offset += 8
        }
        while offset < count {
            if unsafe a.loadUnaligned(fromByteOffset: offset, as: UInt16.self)
                != b.loadUnaligned(fromByteOffset: offset, as: UInt16.self)
            {
                return false
            }
            offset += 2
        }
        return true
    }

    /// Takes a block out of the table.
    private func unlink(_ header: UnsafeMutablePointer<BlockHeader>) {
        let hash = unsafe Self.hash(header.pointee.start.immediate, header.pointee.host)
        let wanted = unsafe index(of: header)
        let following = unsafe header.pointee.nextWithHash
        var index = unsafe heads[hash]
        if index == wanted {
            unsafe heads[hash] = following
            return
        }
        while index != 0 {
            let other = unsafe Self.header(of: operations + Int(index) + BlockHeader.operationCount)
            index = unsafe other.pointee.nextWithHash
            if index == wanted {
                unsafe other.pointee.nextWithHash = following
                return
            }
        }
    }

    private func index(of header: UnsafeMutablePointer<BlockHeader>) -> UInt32 {
        let distance = unsafe UnsafeRawPointer(header) - UnsafeRawPointer(operations)
        return UInt32(distance / MemoryLayout<Operation>.stride)
    }

    private static func hash(_ address: UInt64, _ host: UInt) -> Int {
        let mixed = (address >> 1 ^ UInt64(host) >> 12) &* 0x9E37_79B9_7F4A_7C15
        return Int(mixed >> 49)
    }
}

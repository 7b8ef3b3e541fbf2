// SPDX-License-Identifier: Apache-2.0

/// How the engine finds what to execute.
extension Hart {
    /// The first operation to execute at an address; where the instruction cannot be fetched, of the trap's handler.
    @inline(never)
    func enter(_ address: UInt64, _ remaining: Int) -> UnsafeMutablePointer<Operation> {
        if let first = unsafe block(at: address) { return unsafe first }
        return unsafe trap(at: address, remaining)
    }

    /// Finds where a way out leads to, and has the operation that it belongs to jump there from now on.
    @inline(never)
    func resolve(_ wayOut: UnsafeMutablePointer<Operation>, _ remaining: Int) -> UnsafeMutablePointer<Operation> {
        // SAFETY: the way out has the distance to the operation.
        let jump = unsafe wayOut - Int(wayOut.pointee.rd)
        return unsafe link(jump, to: wayOut.pointee.immediate, remaining)
    }

    /// Finds what has taken the place of a block that has changed, and has the block jump there from now on.
    @inline(never)
    func replace(_ first: UnsafeMutablePointer<Operation>, _ remaining: Int) -> UnsafeMutablePointer<Operation> {
        let target = unsafe link(first, to: (first - 1).pointee.immediate, remaining)
        if unsafe first.pointee.immediate == UInt64(UInt(bitPattern: target)) {
            unsafe first.pointee.position = 0
            unsafe first.pointee.code = .jump
        }
        return unsafe target
    }

    /// Enters an address, and has an operation of the same page jump there from now on if that is certain: within a
    /// page all that counts is the same wherever the page is mapped.
    private func link(
        _ jump: UnsafeMutablePointer<Operation>,
        to address: UInt64,
        _ remaining: Int
    ) -> UnsafeMutablePointer<Operation> {
        let generation = blocks.generation
        guard let first = unsafe block(at: address) else { return unsafe trap(at: address, remaining) }
        let header = unsafe BlockCache.header(of: first)
        if unsafe blocks.generation == generation && header.pointee.host != 0 && header.pointee.secondHost == 0 {
            // SAFETY: as no block was forgotten, that of the operation is still there.
            unsafe jump.pointee.immediate = UInt64(UInt(bitPattern: first))
        }
        return unsafe first
    }

    /// Compares a block with memory and goes on with it, or with what has taken its place.
    @inline(never)
    func recheck(_ first: UnsafeMutablePointer<Operation>) -> UnsafeMutablePointer<Operation> {
        unsafe blocks.recheck(first)
        return unsafe first
    }

    /// Takes the exception that was raised by the instruction at an address.
    func trap(at address: UInt64, _ remaining: Int) -> UnsafeMutablePointer<Operation> {
        state.pc = address
        state.retiredInstructions = state.sliceEnd &- UInt64(truncatingIfNeeded: remaining)
        var attempts = 0
        while true {
            enterTrap()
            if let first = unsafe block(at: state.pc) { return unsafe first }
            // A handler that cannot be fetched either leads to itself: the guest hangs, not we.
            attempts += 1
            if attempts == 8 {
                state.exit = .budget
                return unsafe leave(at: state.pc, remaining)
            }
        }
    }

    /// Makes the engine return, to go on at an address later.
    func leave(at address: UInt64, _ remaining: Int) -> UnsafeMutablePointer<Operation> {
        state.pc = address
        state.retiredInstructions = state.sliceEnd &- UInt64(truncatingIfNeeded: remaining)
        return unsafe blocks.leave
    }

    /// The block for an address, nil if its first instruction cannot be fetched.
    func block(at address: UInt64) -> UnsafeMutablePointer<Operation>? {
        let jump = unsafe jumpEntry(for: address)
        if unsafe jump.pointee.address == address,
            // A block that has changed leads here to be replaced.
            let known = unsafe UnsafeMutablePointer<Operation>(bitPattern: jump.pointee.operation),
            unsafe known.pointee.code != .stale
        {
            return unsafe known
        }
        guard let window = fetchWindow(at: address) else { return nil }
        let host = unsafe UInt(bitPattern: window.host)
        if window.isWholePage && window.byteCount >= 4,
            let known = unsafe blocks.find(address, host: host, secondHost: 0)
        {
            unsafe jump.pointee = JumpEntry(address: address, operation: UInt(bitPattern: known))
            return unsafe known
        }
        let count = min(window.byteCount, BlockMaker.maximumInstructionCount * 4)
        let code = unsafe codeBuffer
        // SAFETY: the window has so many bytes, and so has the buffer.
        unsafe code.baseAddress?.copyMemory(from: window.host, byteCount: count)
        let low = unsafe code.loadUnaligned(as: UInt16.self)
        var secondHost: UInt = 0
        var isWhole = window.isWholePage
        var available = count
        if low & 3 == 3 && count < 4 {
            guard let second = fetchWindow(at: address &+ 2) else { return nil }
            unsafe (code.baseAddress.unsafelyUnwrapped + 2).copyMemory(from: second.host, byteCount: 2)
            secondHost = unsafe UInt(bitPattern: second.host)
            isWhole = isWhole && second.isWholePage
            available = 4
        }
        let bytes = unsafe UnsafeRawBufferPointer(rebasing: code[..<available])
        guard isWhole else { return unsafe blocks.makeTemporary(address, code: bytes) }
        let generation = blocks.generation
        let first =
            unsafe blocks.find(address, host: host, secondHost: secondHost)
            ?? blocks.make(address, code: bytes, host: host, secondHost: secondHost)
        if blocks.generation != generation { translations.removeAllJumps() }
        unsafe jump.pointee = JumpEntry(address: address, operation: UInt(bitPattern: first))
        return unsafe first
    }

    /// The place in the jump cache that an address falls on.
    @inline(__always)
    func jumpEntry(for address: UInt64) -> UnsafeMutablePointer<JumpEntry> {
        let index = Int(truncatingIfNeeded: address &>> 1) & (TranslationCache.jumpCount &- 1)
        // SAFETY: a context has so many jumps behind its entries.
        return unsafe (statePointer.pointee.fetchContext + TranslationCache.jumpOffset)
            .assumingMemoryBound(to: JumpEntry.self) + index
    }

    /// The address of the instruction of an operation.
    func address(of operation: UnsafeMutablePointer<Operation>) -> UInt64 {
        // SAFETY: the start is there as long as the operation.
        unsafe start(of: operation).pointee.immediate &+ 2 &* UInt64(operation.pointee.offset)
    }

    /// What stands before the first operation of a block.
    private func start(of operation: UnsafeMutablePointer<Operation>) -> UnsafeMutablePointer<Operation> {
        // SAFETY: each operation has a block's start before it.
        var start = unsafe operation - 1
        while unsafe start.pointee.code != .blockStart { unsafe start -= 1 }
        return unsafe start
    }

    /// Makes the engine return, to go on later behind the instruction of an operation, which does not jump.
    @inline(never)
    func leave(
        behind operation: UnsafeMutablePointer<Operation>,
        _ remaining: Int
    ) -> UnsafeMutablePointer<Operation> {
        let first = unsafe start(of: operation) + 1
        let low = unsafe BlockCache.code(of: first, at: 2 * Int(operation.pointee.offset))
        return unsafe leave(at: address(of: operation) &+ (low & 3 == 3 ? 4 : 2), remaining)
    }

    /// Makes the engine return, to go on later with the first operation of a block or with a way out.
    @inline(never)
    func leave(
        before operation: UnsafeMutablePointer<Operation>,
        _ remaining: Int
    ) -> UnsafeMutablePointer<Operation> {
        switch unsafe operation.pointee.code {
        case .leave: unsafe operation
        case .resolve, .lookUp: unsafe leave(at: operation.pointee.immediate, remaining)
        default: unsafe leave(at: (operation - 1).pointee.immediate, remaining)
        }
    }
}

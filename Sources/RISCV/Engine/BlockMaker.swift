// SPDX-License-Identifier: Apache-2.0

/// Makes one block: decodes instructions and puts in what depends on their address.
@safe
struct BlockMaker {
    /// How many instructions a block has at most: positions and offsets must fit into their fields.
    static let maximumInstructionCount = 64
    /// How many operations' place a block takes at most: with a way out and, for the first one of floating point and for
    /// jumps, one more; and its bytes.
    static let maximumOperationCount =
        BlockHeader.operationCount + 2 * maximumInstructionCount + 4 + maximumInstructionCount / 4

    /// The bits of `pause` (unprivileged specification, chapter "Zihintpause").
    private static let pause: UInt64 = 0x0100_000F

    /// The address of the first instruction.
    private let address: UInt64
    private let code: UnsafeRawBufferPointer
    private let start: UnsafeMutablePointer<Operation>
    private let first: UnsafeMutablePointer<Operation>
    /// How many operations there are.
    private var count = 0
    /// How many instructions.
    private var instructionCount = 0
    /// How many bytes they have.
    private var byteCount = 0
    /// The operations that jump, with the addresses they jump to.
    private var jumps: [(operation: Int, target: UInt64)] = []
    /// The operation that looks whether the floating-point unit is on, if there is one yet.
    private var floatCheck: Int?

    /// - Parameters:
    ///   - address: The virtual address of the first instruction.
    ///   - code: Its bytes, at least those that it has, and those that follow so far as they may be executed.
    ///   - start: Room for `maximumOperationCount`.
    init(address: UInt64, code: UnsafeRawBufferPointer, at start: UnsafeMutablePointer<Operation>) {
        self.address = address
        unsafe self.code = code
        unsafe self.start = start
        unsafe first = start + BlockHeader.operationCount
    }

    /// Makes the block.
    ///
    /// - Returns: How many operations' place it takes, header included.
    mutating func make(maximumInstructionCount: Int) -> Int {
        var isOpen = true
        while isOpen {
            guard instructionCount < maximumInstructionCount, let bits = next() else {
                // What cannot be part of this block becomes one of its own.
                addJump(Operation(code: .jump), to: address &+ UInt64(byteCount))
                break
            }
            isOpen = add(Decoder.decode(bits), bits)
        }
        unsafe Fusion.fuse(UnsafeMutableBufferPointer(start: first, count: count))
        for jump in jumps { addWayOut(jump.operation, jump.target) }
        let header = unsafe BlockCache.header(of: first)
        unsafe header.initialize(to: BlockHeader())
        unsafe header.pointee.start.immediate = address
        unsafe header.pointee.operationCount = UInt16(count)
        unsafe header.pointee.byteCount = UInt16(byteCount)
        let bytes = unsafe UnsafeMutableRawPointer(first + count)
        if let base = unsafe code.baseAddress { unsafe bytes.copyMemory(from: base, byteCount: byteCount) }
        return BlockHeader.operationCount + count + (byteCount + 15) / 16
    }

    /// The bits of the next instruction, nil if it is not all there.
    private func next() -> UInt32? {
        guard unsafe byteCount + 2 <= code.count else { return nil }
        let low = unsafe UInt32(code.loadUnaligned(fromByteOffset: byteCount, as: UInt16.self))
        guard low & 3 == 3 else { return low }
        guard unsafe byteCount + 4 <= code.count else { return nil }
        return unsafe low | UInt32(code.loadUnaligned(fromByteOffset: byteCount + 2, as: UInt16.self)) << 16
    }

    /// Adds an instruction.
    ///
    /// - Returns: Whether the block goes on behind it.
    private mutating func add(_ decoded: Decoder.Result, _ bits: UInt32) -> Bool {
        let here = address &+ UInt64(byteCount)
        let behind = here &+ UInt64(decoded.byteCount)
        var operation = decoded.operation
        instructionCount += 1
        operation.position = UInt8(instructionCount)
        operation.offset = UInt8(byteCount / 2)
        defer { byteCount += decoded.byteCount }
        guard let format = decoded.format else {
            append(operation)
            return false
        }
        if format.isPure {
            if operation.rd != Operation.discarded { addPure(operation.simplified(at: here)) }
            return true
        }
        if format.usesFloat { checkFloat(operation, format, bits) }
        switch format {
        case .branch:
            addJump(operation, to: here &+ operation.immediate)
            return true
        case .jump:
            if operation.rd == Operation.discarded { operation.code = .jump }
            addJump(operation, to: here &+ operation.immediate)
            append(Operation(code: .data, immediate: behind))
            return false
        case .system:
            return addSystem(operation, behind)
        case .load, .store, .floatLoad, .floatStore:
            if let base = constant(in: operation.rs1) {
                operation.rs1 = 0
                operation.immediate &+= base
            }
            append(operation)
            return true
        default:
            append(operation)
            return true
        }
    }

    /// Adds an operation that does nothing but set a register. Where it makes a constant of the constant before, it is one
    /// itself.
    private mutating func addPure(_ original: Operation) {
        var operation = original
        if let before = constant(in: operation.rs1), let value = operation.value(of: before) {
            operation.code = .constant
            operation.immediate = value
            if unsafe first[count - 1].rd == operation.rd { count -= 1 }
        }
        append(operation)
    }

    /// What a register holds, if the last operation has set it to a constant.
    private func constant(in register: UInt8) -> UInt64? {
        guard count > 0 else { return nil }
        let last = unsafe first[count - 1]
        return last.code == .constant && last.rd == register ? last.immediate : nil
    }

    private mutating func addSystem(_ original: Operation, _ behind: UInt64) -> Bool {
        var operation = original
        if operation.code == .jalr {
            let offset = Int64(Int32(truncatingIfNeeded: operation.immediate) >> 20)
            if let base = constant(in: operation.rs1) {
                operation.code = operation.rd == Operation.discarded ? .jump : .jal
                addJump(operation, to: (base &+ UInt64(bitPattern: offset)) & ~1)
                append(Operation(code: .data, immediate: behind))
                return false
            }
            if operation.rd == Operation.discarded { operation.code = .jumpRegister }
            operation.immediate = UInt64(bitPattern: offset)
            append(operation)
            append(Operation(code: .data, immediate: behind))
            return false
        }
        if operation.code == .fence && operation.immediate == Self.pause { operation.code = .pause }
        append(operation)
        guard operation.endsBlock else { return true }
        append(Operation(code: .data, immediate: behind))
        return false
    }

    /// Before the first operation of floating point in a block comes one that looks whether the unit is on. Nothing in a block
    /// switches it off.
    private mutating func checkFloat(_ operation: Operation, _ format: InstructionFormat, _ bits: UInt32) {
        let check = floatCheck ?? count
        if floatCheck == nil {
            floatCheck = check
            var added = operation
            added.code = .useFloat
            added.rs1 = 0
            added.immediate = UInt64(bits)
            append(added)
        }
        // Stores alone leave the unit's state as it is.
        if format != .floatStore { unsafe first[check].rs1 = 1 }
    }

    private mutating func addJump(_ original: Operation, to target: UInt64) {
        var operation = original
        operation.position = UInt8(instructionCount)
        jumps.append((count, target))
        append(operation)
    }

    /// Adds the operation that an operation jumps to until it is known where the target is.
    private mutating func addWayOut(_ jump: Int, _ target: UInt64) {
        let isNear = (target ^ address) & ~PageSize.mask == 0
        unsafe first[jump].immediate = UInt64(UInt(bitPattern: first + count))
        append(Operation(code: isNear ? .resolve : .lookUp, rd: UInt8(count - jump), immediate: target))
    }

    private mutating func append(_ operation: Operation) {
        unsafe (first + count).initialize(to: operation)
        count += 1
    }
}

extension Operation {
    /// What an operation without side effects comes to at an address.
    fileprivate func simplified(at address: UInt64) -> Operation {
        var result = self
        switch code {
        case .lui: result.code = .constant
        case .auipc:
            result.code = .constant
            result.immediate = address &+ immediate
        case .addi where rs1 == 0: result.code = .constant
        case .addi where immediate == 0: result.code = .move
        case .add where rs1 == 0:
            result.code = .move
            result.rs1 = rs2
        case .add where rs2 == 0: result.code = .move
        default: break
        }
        return result
    }

    /// What it sets its register to if its first operand is a constant, nil where that is not known.
    fileprivate func value(of first: UInt64) -> UInt64? {
        switch code {
        case .addi: first &+ immediate
        case .addiw: IntegerArithmetic.word(first &+ immediate)
        case .slli: first &<< immediate
        case .move: first
        default: nil
        }
    }

    /// Whether the engine has to look at the state of the hart afresh after an operation, of those that it takes apart
    /// itself.
    fileprivate var endsBlock: Bool {
        switch code {
        case .fence, .cbo: false
        case .csrrs, .csrrc, .csrrsi, .csrrci: rs1 != 0 && !Self.isQuiet(immediate >> 20)
        case .csrrw, .csrrwi: !Self.isQuiet(immediate >> 20)
        default: true
        }
    }

    /// Whether what a control and status register holds does not matter to how instructions are fetched, translated or
    /// interrupted: `fcsr` and its parts, `sscratch` to `stval`, `mscratch` to `mtval`.
    private static func isQuiet(_ number: UInt64) -> Bool {
        (0x001...0x003).contains(number) || (0x140...0x143).contains(number) || (0x340...0x343).contains(number)
    }
}

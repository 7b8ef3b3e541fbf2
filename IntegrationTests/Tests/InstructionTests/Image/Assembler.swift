// SPDX-License-Identifier: Apache-2.0

/// The few instructions that the program around the blocks is made of.
struct Assembler {
    private(set) var instructions: [UInt32] = []

    enum Register: UInt32 {
        case zero = 0
        case x28 = 28
        case x29, x30, x31
    }

    enum ControlRegister: UInt32 {
        case fcsr = 0x003
        case sstatus = 0x100
        case stvec = 0x105
        case sscratch = 0x140
        case sepc, scause, stval, sip
        case satp = 0x180
        case mstatus = 0x300
        case medeleg = 0x302
        case mideleg, mie, mtvec
        case menvcfg = 0x30A
        case mscratch = 0x340
        case mepc, mcause, mtval, mip
        case pmpcfg0 = 0x3A0
        case pmpaddr0 = 0x3B0
        case mhartid = 0xF14
    }

    /// The registers of the mode that handles a trap.
    struct TrapRegisters {
        let scratch, cause, counter, value, status, pending: ControlRegister
        /// The instruction that returns.
        let returning: UInt32

        static let machine = TrapRegisters(
            scratch: .mscratch,
            cause: .mcause,
            counter: .mepc,
            value: .mtval,
            status: .mstatus,
            pending: .mip,
            returning: 0x3020_0073
        )
        static let supervisor = TrapRegisters(
            scratch: .sscratch,
            cause: .scause,
            counter: .sepc,
            value: .stval,
            status: .sstatus,
            pending: .sip,
            returning: 0x1020_0073
        )
    }

    /// How many bytes there are so far.
    var byteCount: Int { 4 * instructions.count }

    /// As it is in memory.
    var bytes: [UInt8] { instructions.flatMap { Instruction("", $0).bytes } }

    mutating func load(_ register: UInt32, _ offset: Int, _ base: Register) {
        emit(immediate(offset) | base.rawValue << 15 | 3 << 12 | register << 7 | 0x03)
    }

    mutating func load(_ register: Register, _ offset: Int, _ base: Register) {
        load(register.rawValue, offset, base)
    }

    mutating func loadHalf(_ register: Register, _ offset: Int, _ base: Register) {
        emit(immediate(offset) | base.rawValue << 15 | 5 << 12 | register.rawValue << 7 | 0x03)
    }

    mutating func loadFloatingPoint(_ register: UInt32, _ offset: Int, _ base: Register) {
        emit(immediate(offset) | base.rawValue << 15 | 3 << 12 | register << 7 | 0x07)
    }

    mutating func store(_ register: UInt32, _ offset: Int, _ base: Register) {
        emit(scattered(offset) | register << 20 | base.rawValue << 15 | 3 << 12 | 0x23)
    }

    mutating func store(_ register: Register, _ offset: Int, _ base: Register) {
        store(register.rawValue, offset, base)
    }

    mutating func storeWord(_ register: Register, _ offset: Int, _ base: Register) {
        emit(scattered(offset) | register.rawValue << 20 | base.rawValue << 15 | 2 << 12 | 0x23)
    }

    mutating func storeFloatingPoint(_ register: UInt32, _ offset: Int, _ base: Register) {
        emit(scattered(offset) | register << 20 | base.rawValue << 15 | 3 << 12 | 0x27)
    }

    mutating func add(_ register: Register, _ source: Register, _ addend: Int) {
        emit(immediate(addend) | source.rawValue << 15 | register.rawValue << 7 | 0x13)
    }

    mutating func subtract(_ register: Register, _ source: Register, _ other: Register) {
        emit(0x20 << 25 | other.rawValue << 20 | source.rawValue << 15 | register.rawValue << 7 | 0x33)
    }

    mutating func and(_ register: Register, _ source: Register, _ mask: Int) {
        emit(immediate(mask) | source.rawValue << 15 | 7 << 12 | register.rawValue << 7 | 0x13)
    }

    /// 1 where a register is less than a number without sign, else 0.
    mutating func isLess(_ register: Register, _ source: Register, than number: Int) {
        emit(immediate(number) | source.rawValue << 15 | 3 << 12 | register.rawValue << 7 | 0x13)
    }

    mutating func shiftLeft(_ register: Register, _ source: Register, by count: Int) {
        emit(immediate(count) | source.rawValue << 15 | 1 << 12 | register.rawValue << 7 | 0x13)
    }

    mutating func shiftRight(_ register: Register, _ source: Register, by count: Int) {
        emit(immediate(count) | source.rawValue << 15 | 5 << 12 | register.rawValue << 7 | 0x13)
    }

    mutating func or(_ register: Register, _ source: Register, _ other: Register) {
        emit(other.rawValue << 20 | source.rawValue << 15 | 6 << 12 | register.rawValue << 7 | 0x33)
    }

    /// A number below 2^32.
    mutating func loadNumber(_ register: Register, _ number: UInt64) {
        precondition(number < 1 << 32, "a number of more than 32 bits")
        // In parts of 11 bits, which have no sign.
        add(register, .zero, Int(number >> 22))
        for part in [11, 0] as [UInt64] {
            shiftLeft(register, register, by: 11)
            add(register, register, Int(number >> part & 0x7FF))
        }
    }

    mutating func read(_ register: Register, _ control: ControlRegister) {
        emit(control.rawValue << 20 | 2 << 12 | register.rawValue << 7 | 0x73)
    }

    mutating func write(_ control: ControlRegister, _ register: Register) {
        swap(.zero, control, register)
    }

    mutating func swap(_ result: Register, _ control: ControlRegister, _ source: Register) {
        emit(control.rawValue << 20 | source.rawValue << 15 | 1 << 12 | result.rawValue << 7 | 0x73)
    }

    mutating func set(_ control: ControlRegister, _ register: Register) {
        emit(control.rawValue << 20 | register.rawValue << 15 | 2 << 12 | 0x73)
    }

    mutating func jump(to target: Int) { emit(jumpBits(target - byteCount)) }

    /// Jumps over the instructions that the body makes.
    mutating func jumpOver<Places>(_ body: (inout Assembler) -> Places) -> Places {
        let index = instructions.count
        emit(0)
        let places = body(&self)
        instructions[index] = jumpBits(4 * (instructions.count - index))
        return places
    }

    /// Jumps over the instructions that the body makes, if the register is not 0.
    mutating func ifZero(_ register: Register, _ body: (inout Assembler) -> Void) { skip(register, 1, body) }

    /// Jumps over the instructions that the body makes, if the register is 0.
    mutating func unlessZero(_ register: Register, _ body: (inout Assembler) -> Void) { skip(register, 0, body) }

    /// Jumps by a branch with a condition that compares with x0.
    private mutating func skip(_ register: Register, _ condition: UInt32, _ body: (inout Assembler) -> Void) {
        let index = instructions.count
        emit(0)
        body(&self)
        let offset = UInt32(4 * (instructions.count - index))
        precondition(offset < 0x800, "too far for the branch")
        let fields = (offset >> 5 & 0x3F) << 25 | (offset >> 1 & 0xF) << 8
        instructions[index] = fields | register.rawValue << 15 | condition << 12 | 0x63
    }

    mutating func returnFromTrap(_ mode: TrapRegisters) { emit(mode.returning) }

    mutating func clearSupervisorSoftwareInterrupt(_ register: ControlRegister) {
        emit(register.rawValue << 20 | 2 << 15 | 7 << 12 | 0x73)
    }

    mutating func fenceInstructions() { emit(0x100F) }

    mutating func fenceTranslations() { emit(0x1200_0073) }

    mutating func waitForInterrupt() { emit(0x1050_0073) }

    private mutating func emit(_ instruction: UInt32) { instructions.append(instruction) }

    private func immediate(_ value: Int) -> UInt32 {
        precondition((-2048..<2048).contains(value), "no immediate of 12 bits")
        return UInt32(truncatingIfNeeded: value) << 20
    }

    private func scattered(_ offset: Int) -> UInt32 {
        let bits = immediate(offset) >> 20
        return (bits >> 5) << 25 | (bits & 31) << 7
    }

    private func jumpBits(_ offset: Int) -> UInt32 {
        let bits = UInt32(truncatingIfNeeded: offset)
        return (bits >> 20 & 1) << 31 | (bits >> 1 & 0x3FF) << 21 | (bits >> 11 & 1) << 20
            | (bits >> 12 & 0xFF) << 12 | 0x6F
    }
}

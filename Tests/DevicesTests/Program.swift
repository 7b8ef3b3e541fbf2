// SPDX-License-Identifier: Apache-2.0

/// A guest's program, instruction by instruction.
struct Program {
    /// Registers by their names in the calling convention.
    enum Register: UInt32 {
        case zero = 0
        case t0 = 5
        case t1 = 6
        case t2 = 7
        case a0 = 10
        case a1 = 11
        case a2 = 12
        case a6 = 16
        case a7 = 17
        case s2 = 18
        case s3 = 19
    }

    /// Control and status registers by their numbers.
    enum ControlRegister: UInt32 {
        case mstatus = 0x300
        case mie = 0x304
        case mtvec = 0x305
        case mepc = 0x341
        case mip = 0x344
        case pmpcfg0 = 0x3A0
        case pmpaddr0 = 0x3B0
        case mhartid = 0xF14
    }

    private var words: [UInt32] = []

    /// The program as a file has it.
    var bytes: [UInt8] { words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } } }

    /// The place of the next instruction.
    var here: Int { words.count }

    mutating func li(_ register: Register, _ value: UInt32) {
        // What `addi` adds is signed, and so is what `lui` sets: the two shifts clear what lies above 32 bits.
        emit(0x37, register, (value &+ 0x800) & 0xFFFF_F000)
        addi(register, register, Int32(bitPattern: value << 20) >> 20)
        emit(0x0000_1013, register, register.rawValue << 15 | 32 << 20)
        emit(0x0000_5013, register, register.rawValue << 15 | 32 << 20)
    }

    mutating func addi(_ register: Register, _ source: Register, _ value: Int32) {
        emit(0x13, register, source.rawValue << 15 | UInt32(bitPattern: value) << 20)
    }

    mutating func add(_ register: Register, _ first: Register, _ second: Register) {
        emit(0x33, register, first.rawValue << 15 | second.rawValue << 20)
    }

    mutating func mv(_ register: Register, _ source: Register) { addi(register, source, 0) }

    mutating func lbu(_ register: Register, _ base: Register, _ offset: UInt32 = 0) {
        load(4, register, base, offset)
    }
    mutating func lw(_ register: Register, _ base: Register, _ offset: UInt32 = 0) { load(2, register, base, offset) }
    mutating func lwu(_ register: Register, _ base: Register, _ offset: UInt32 = 0) { load(6, register, base, offset) }
    mutating func ld(_ register: Register, _ base: Register, _ offset: UInt32 = 0) { load(3, register, base, offset) }

    mutating func sb(_ register: Register, _ base: Register, _ offset: UInt32 = 0) { store(0, register, base, offset) }
    mutating func sw(_ register: Register, _ base: Register, _ offset: UInt32 = 0) { store(2, register, base, offset) }
    mutating func sd(_ register: Register, _ base: Register, _ offset: UInt32 = 0) { store(3, register, base, offset) }

    mutating func csrr(_ register: Register, _ number: ControlRegister) {
        emit(0x2073, register, number.rawValue << 20)
    }
    mutating func csrw(_ number: ControlRegister, _ register: Register) {
        emit(0x1073, .zero, register.rawValue << 15 | number.rawValue << 20)
    }

    mutating func ecall() { emit(0x73, .zero, 0) }
    mutating func wfi() { emit(0x1050_0073, .zero, 0) }
    mutating func mret() { emit(0x3020_0073, .zero, 0) }
    mutating func jr(_ register: Register) { emit(0x67, .zero, register.rawValue << 15) }

    /// Goes to a place before this one.
    mutating func loop(to place: Int) { branch(0, .zero, .zero, to: place) }

    /// Goes to a place before this one where a register is 0.
    mutating func beqz(_ register: Register, to place: Int) { branch(0, register, .zero, to: place) }

    /// Goes to a place before this one where a register is not 0.
    mutating func bnez(_ register: Register, to place: Int) { branch(1, register, .zero, to: place) }

    /// Leaves out instructions where two registers differ.
    mutating func ifEqual(_ first: Register, _ second: Register, _ body: (inout Program) -> Void) {
        let branch = here
        words.append(0)
        body(&self)
        let end = words
        words = Array(words[..<branch])
        self.branch(1, first, second, to: end.count)
        words += end[(branch + 1)...]
    }

    private mutating func branch(_ function: UInt32, _ first: Register, _ second: Register, to place: Int) {
        let offset = UInt32(bitPattern: Int32(4 * (place - here)))
        let low = (offset >> 1 & 0xF) << 8 | (offset >> 11 & 1) << 7
        let high = (offset >> 12 & 1) << 31 | (offset >> 5 & 0x3F) << 25
        words.append(0x63 | function << 12 | first.rawValue << 15 | second.rawValue << 20 | low | high)
    }

    private mutating func load(_ function: UInt32, _ register: Register, _ base: Register, _ offset: UInt32) {
        emit(0x03 | function << 12, register, base.rawValue << 15 | offset << 20)
    }

    private mutating func store(_ function: UInt32, _ register: Register, _ base: Register, _ offset: UInt32) {
        let split = (offset & 0x1F) << 7 | (offset >> 5) << 25
        words.append(0x23 | function << 12 | base.rawValue << 15 | register.rawValue << 20 | split)
    }

    private mutating func emit(_ code: UInt32, _ register: Register, _ rest: UInt32) {
        words.append(code | register.rawValue << 7 | rest)
    }
}

/// What programs do with the board.
extension Program {
    /// Writes a text to the serial port.
    mutating func print(_ text: String) {
        li(.t0, 0x1000_0000)
        for byte in text.utf8 {
            li(.t1, UInt32(byte))
            sb(.t1, .t0)
        }
    }

    /// Tells the finisher something, and stays there.
    mutating func finish(_ value: UInt32) {
        li(.t0, 0x10_0000)
        li(.t1, value)
        sw(.t1, .t0)
        loop(to: here)
    }

    /// Calls the SBI; the arguments are set.
    mutating func call(_ name: UInt32, _ function: UInt32) {
        li(.a7, name)
        li(.a6, function)
        ecall()
    }
}

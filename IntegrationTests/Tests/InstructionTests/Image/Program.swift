// SPDX-License-Identifier: Apache-2.0

/// The program around the blocks. For each run it fills the registers, enters the block by a return to its mode, and
/// stores the registers when the block has ended. Traps are noted, and go on behind the instruction.
struct Program {
    /// From `Layout.programStart` on.
    let bytes: [UInt8]

    /// How many of its instructions are executed for each run, at most.
    private let countForRun: Int
    /// How many are executed for each trap, at most.
    private let countForTrap: Int

    /// How many instructions the handler of M-mode has up to the jump at the end of a block.
    private static let countForEnd = 8

    /// What a block has behind its last instruction: a trap that the handler of M-mode knows by its address.
    static let epilogue = Instruction("ecall", 0x73).bytes

    init() {
        var code = Assembler()
        let (next, machineHandler, supervisorHandler) = code.jumpOver { code in
            let next = code.byteCount
            Self.enterBlock(&code)
            let leave = code.byteCount
            Self.leaveBlock(&code)
            code.jump(to: next)
            let machineHandler = code.byteCount
            Self.handleTrap(&code, .machine, end: leave)
            let supervisorHandler = code.byteCount
            Self.handleTrap(&code, .supervisor, end: nil)
            return (next, machineHandler, supervisorHandler)
        }
        Self.start(&code, machineHandler: machineHandler, supervisorHandler: supervisorHandler)
        code.jump(to: next)
        bytes = code.bytes
        countForTrap = (supervisorHandler - machineHandler) / 4
        countForRun = (machineHandler - next) / 4 + Self.countForEnd
        precondition(Layout.programStart + UInt64(bytes.count) <= Layout.nextRun, "the program is too long")
    }

    /// How many instructions of the program are executed, at most, for an outcome.
    func instructionCount(_ outcome: Outcome) -> Int {
        let traps = (0..<outcome.runCount).reduce(0) { $0 + outcome.trapCount($1) }
        return bytes.count / 4 + outcome.runCount * countForRun + traps * countForTrap
    }

    /// Hart 0 begins; others sleep.
    private static func start(_ code: inout Assembler, machineHandler: Int, supervisorHandler: Int) {
        code.read(.x31, .mhartid)
        code.unlessZero(.x31) { code in
            let loop = code.byteCount
            code.waitForInterrupt()
            code.jump(to: loop)
        }
        code.loadNumber(.x31, Layout.programStart + UInt64(machineHandler))
        code.write(.mtvec, .x31)
        code.loadNumber(.x31, Layout.programStart + UInt64(supervisorHandler))
        code.write(.stvec, .x31)
        // No timer's interrupt is pending.
        code.loadNumber(.x30, Layout.timerDeadline)
        code.add(.x31, .zero, -1)
        code.store(.x31, 0, .x30)
        // All of memory is open to S-mode and U-mode.
        code.write(.pmpaddr0, .x31)
        code.add(.x31, .zero, 0x1F)
        code.write(.pmpcfg0, .x31)
        code.fenceInstructions()
    }

    /// Takes the next run, writes its configuration, fills the registers and goes to its block by a return.
    private static func enterBlock(_ code: inout Assembler) {
        code.loadNumber(.x31, Layout.nextRun)
        code.load(.x30, 0, .x31)
        code.load(.x29, 0, .x30)
        code.ifZero(.x29) { code in
            code.loadNumber(.x31, Layout.finisher)
            code.loadNumber(.x30, Layout.finish)
            code.storeWord(.x30, 0, .x31)
            code.jump(to: code.byteCount)
        }
        code.load(.x28, 8, .x30)
        code.add(.x30, .x30, 16)
        code.store(.x30, 0, .x31)
        code.write(.mepc, .x29)
        // Offsets of 12 bits reach both halves of the first page from here.
        code.add(.x31, .x28, Layout.machineContext / 2)
        code.add(.x31, .x31, Layout.machineContext / 2)
        code.write(.mscratch, .x31)
        code.add(.x30, .x31, Layout.supervisorContext - Layout.machineContext)
        code.write(.sscratch, .x30)
        code.clearSupervisorSoftwareInterrupt(.mip)
        for (index, register) in Configuration.registers.enumerated() {
            code.load(.x30, Layout.configuration - Layout.machineContext + 8 * index, .x31)
            code.write(register, .x30)
        }
        code.fenceTranslations()
        code.load(.x30, Layout.controlOffset, .x28)
        code.write(.fcsr, .x30)
        code.add(.x31, .x28, Layout.initialRegisters)
        for register in UInt32(0)..<32 {
            code.loadFloatingPoint(register, Layout.floatingPointOffset + 8 * Int(register), .x31)
        }
        for register in UInt32(1)..<32 { code.load(register, 8 * Int(register), .x31) }
        code.returnFromTrap(.machine)
    }

    /// Stores the registers; x31 has the address of the context.
    private static func leaveBlock(_ code: inout Assembler) {
        let base = Layout.finalRegisters - Layout.machineContext
        for register in UInt32(1)..<29 { code.store(register, base + 8 * Int(register), .x31) }
        code.load(.x30, Context.x29, .x31)
        code.store(.x30, base + 8 * 29, .x31)
        code.load(.x30, Context.x30, .x31)
        code.store(.x30, base + 8 * 30, .x31)
        code.read(.x30, .mscratch)
        code.store(.x30, base + 8 * 31, .x31)
        // FS: the block may have switched the floating-point registers off.
        code.loadNumber(.x30, 3 << 13)
        code.set(.mstatus, .x30)
        for register in UInt32(0)..<32 {
            code.storeFloatingPoint(register, base + Layout.floatingPointOffset + 8 * Int(register), .x31)
        }
        code.read(.x30, .fcsr)
        code.store(.x30, base + Layout.controlOffset, .x31)
    }

    /// Notes a trap and goes on behind the instruction, or with it if the trap was an interrupt.
    ///
    /// - Parameter end: Where to go at the end of the block.
    private static func handleTrap(_ code: inout Assembler, _ mode: Assembler.TrapRegisters, end: Int?) {
        code.swap(.x31, mode.scratch, .x31)
        code.store(.x30, Context.x30, .x31)
        code.store(.x29, Context.x29, .x31)
        if let end {
            code.load(.x30, Context.end, .x31)
            code.read(.x29, mode.counter)
            code.subtract(.x29, .x29, .x30)
            code.ifZero(.x29) { $0.jump(to: end) }
        }
        code.load(.x30, Context.trap, .x31)
        for (index, register) in [mode.cause, mode.counter, mode.value, mode.status].enumerated() {
            code.read(.x29, register)
            code.store(.x29, 8 * index, .x30)
        }
        code.add(.x30, .x30, Layout.trapByteCount)
        code.store(.x30, Context.trap, .x31)
        // Blocks may read it, and the machines differ there: see `Outcome`.
        code.write(mode.value, .zero)
        code.clearSupervisorSoftwareInterrupt(mode.pending)
        code.read(.x29, mode.cause)
        code.shiftRight(.x29, .x29, by: 63)
        code.ifZero(.x29) { code in
            // The instruction is at that address also without the alias of U-mode.
            code.read(.x29, mode.counter)
            code.shiftLeft(.x29, .x29, by: 34)
            code.shiftRight(.x29, .x29, by: 34)
            code.loadNumber(.x30, Layout.memoryStart)
            code.or(.x29, .x29, .x30)
            // It has 4 bytes if its last bits are 3, else 2.
            code.loadHalf(.x30, 0, .x29)
            code.and(.x30, .x30, 3)
            code.isLess(.x30, .x30, than: 3)
            code.shiftLeft(.x30, .x30, by: 1)
            code.read(.x29, mode.counter)
            code.add(.x29, .x29, 4)
            code.subtract(.x29, .x29, .x30)
            code.write(mode.counter, .x29)
        }
        code.load(.x29, Context.x29, .x31)
        code.load(.x30, Context.x30, .x31)
        code.swap(.x31, mode.scratch, .x31)
        code.returnFromTrap(mode)
    }
}

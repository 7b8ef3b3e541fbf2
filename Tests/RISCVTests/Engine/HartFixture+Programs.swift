// SPDX-License-Identifier: Apache-2.0

@testable import RISCV

/// Programs: they are put where `code` says, and end in a loop.
extension HartFixture {
    /// Where programs begin.
    static let code = memoryStart + 0x1000
    /// Where traps go, in the tests that let them: a loop.
    static let handler = memoryStart + 0x8000
    /// Where tests have data.
    static let data = memoryStart + 0x10_0000

    /// Puts instructions into memory.
    func write(_ words: [UInt32], at address: UInt64 = code) {
        let bytes = words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
        write(bytes: bytes, at: address)
    }

    /// Puts instructions of 16 bits, or their halves, into memory.
    func write(halves: [UInt16], at address: UInt64 = code) {
        write(
            bytes: halves.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] },
            at: address
        )
    }

    private func write(bytes: [UInt8], at address: UInt64) {
        let isThere = memory.write(at: PhysicalAddress(rawValue: address), bytes: bytes.span)
        precondition(isThere)
    }

    /// Lets the hart execute a program, and what it leads to, until it is in a loop.
    ///
    /// - Parameter registers: x registers by their numbers.
    func run(_ words: [UInt32], _ registers: [Int: UInt64] = [:]) {
        write(words + [Instruction.loop])
        for (number, value) in registers { hart[x: number] = value }
        run(at: Self.code, budget: words.count + 50)
    }

    /// Lets the hart execute what is in memory.
    @discardableResult
    func run(at address: UInt64, budget: Int) -> HartExit {
        write([Instruction.loop], at: Self.handler)
        self[.mtvec] = Self.handler
        hart.programCounter = address
        return hart.run(instructionBudget: budget)
    }

    /// The exception that was taken to M-mode, nil if the hart is not in the handler.
    var trap: Trap? {
        guard hart.programCounter == Self.handler else { return nil }
        return Trap(cause: ExceptionCause(rawValue: self[.mcause]), pc: self[.mepc], value: self[.mtval])
    }

    /// Turns the floating-point unit on, with clean state.
    func enableFloat() { hart.state.mstatus |= 0x4000 }
}

/// What registers say of an exception.
struct Trap: Equatable {
    let cause: ExceptionCause?
    let pc: UInt64
    let value: UInt64

    init(cause: ExceptionCause?, pc: UInt64, value: UInt64) {
        self.cause = cause
        self.pc = pc
        self.value = value
    }

    /// An exception of the instruction with a number in the program.
    init(_ cause: ExceptionCause, at index: UInt64, value: UInt64) {
        self.init(cause: cause, pc: HartFixture.code + 4 * index, value: value)
    }
}

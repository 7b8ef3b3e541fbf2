// SPDX-License-Identifier: Apache-2.0

/// The architectural state of a hart, and what its engine needs beside it at fixed distances.
///
/// There is one for each hart, in memory of its own that never moves (`Hart.statePointer`). Only the hart's thread
/// touches it while guest code runs; others may while that thread is parked.
@safe
struct HartState: ~Copyable {
    // Registers. The engine knows the offsets of these.

    /// x0 to x31. x0 is always 0.
    var x = InlineArray<32, UInt64>(repeating: 0)
    /// Where instructions that write to x0 write to.
    var discarded: UInt64 = 0
    /// f0 to f31 as bit patterns; single-precision numbers are boxed.
    var f = InlineArray<32, UInt64>(repeating: 0)

    /// The address of the next instruction, good outside of the engine only; within, that of the instruction which has
    /// raised an exception or is executed by the privileged part.
    var pc: UInt64 = 0
    /// How many instructions have retired since the hart was made; like `pc`, good where the engine has called out for
    /// an exception or a control and status register.
    var retiredInstructions: UInt64 = 0
    /// The translations for loads and stores in the present state of the hart (`TranslationCache`).
    var dataContext: UnsafeMutableRawPointer
    /// The translations for instructions in the present state of the hart, with the jump cache behind them.
    var fetchContext: UnsafeMutableRawPointer

    /// The current mode.
    var privilege = PrivilegeMode.machine
    /// The rules by which `dataContext` is filled.
    var dataRules = TranslationContext(privilege: .machine)
    /// The rules by which `fetchContext` is filled.
    var fetchRules = TranslationContext(privilege: .machine)
    /// The accrued exceptions: `fflags`.
    var floatingPointFlags = FloatingPointFlags()
    /// `frm`, of which 5 to 7 are no rounding modes.
    var roundingMode: UInt8 = 0

    /// What is left of the slice, between two operations in debug builds.
    var remaining = 0
    /// The hart that it is the state of.
    var hart: Unmanaged<Hart>?
    /// How many instructions will have retired when the engine's present slice is over.
    var sliceEnd: UInt64 = 0
    /// Why the engine is to return to its caller, if it is.
    var exit: HartExit?

    /// What the last slow path has raised, if it says that it has.
    var exceptionCause = ExceptionCause.illegalInstruction
    /// What goes to `mtval` or `stval` with it.
    var exceptionValue: UInt64 = 0

    /// How often `pause` was executed with little between.
    var pauseCount = 0
    /// How many instructions had retired at the last `pause`.
    var lastPause: UInt64 = 0

    /// The virtual address that `lr` has reserved; what is not aligned for nothing.
    var reservationAddress: UInt64 = .max
    /// The host's address for it.
    var reservationHost: UInt = 0
    /// What `lr` has read there.
    var reservationValue: UInt64 = 0

    // Control and status registers of M-mode, by the names of the privileged specification. `mstatus` has S-mode's part.

    var mstatus: UInt64 = 0
    var medeleg: UInt64 = 0
    var mideleg: UInt64 = 0
    var mie: UInt64 = 0
    /// SEIP and STIP of `mip` as instructions have written them; the lines of `HartSignals`, of which SSIP is one, and
    /// the timers come on top.
    var writtenInterrupts: UInt64 = 0
    /// MTIP and STIP as the timers had them when the hart last looked at the clock.
    var timerInterrupts: UInt64 = 0
    var mtvec: UInt64 = 0
    var mscratch: UInt64 = 0
    var mepc: UInt64 = 0
    var mcause: UInt64 = 0
    var mtval: UInt64 = 0
    var mcounteren: UInt64 = 0
    var mcountinhibit: UInt64 = 0
    var menvcfg: UInt64 = 0
    /// What `mcycle` shows above `retiredInstructions`; while it is inhibited, what it shows.
    var cycleOffset: UInt64 = 0
    /// What `minstret` shows above `retiredInstructions`; while it is inhibited, what it shows.
    var instructionOffset: UInt64 = 0

    // Those of S-mode.

    var satp: UInt64 = 0
    var stvec: UInt64 = 0
    var sscratch: UInt64 = 0
    var sepc: UInt64 = 0
    var scause: UInt64 = 0
    var stval: UInt64 = 0
    var scounteren: UInt64 = 0
    var senvcfg: UInt64 = 0
    var stimecmp: UInt64 = .max
}

// SPDX-License-Identifier: Apache-2.0

/// Where things are in the memory of the machine that executes blocks.
///
/// Each run of a block has an area of its own: what registers hold before and after it, the traps it took, and the
/// memory it uses. Both machines then have the same in all areas, or there is a difference.
enum Layout {
    static let memoryStart: UInt64 = 0x8000_0000
    static let memoryByteCount = 128 << 20
    /// The program, behind it the address of the run that is next, then the blocks.
    static let programStart = memoryStart
    static let nextRun = memoryStart + 0xFF8
    static let blocksStart = memoryStart + 0x1000
    /// For each run, where the block is and where the area.
    static let runTable = memoryStart + 0xC0_0000
    /// What large pages lead to. All runs share it.
    static let largePage = memoryStart + 0xE0_0000
    static let areasStart = memoryStart + 0x100_0000
    static let areaByteCount = 0xA000
    /// How many runs there can be: the last megabytes are the machine's own.
    static let mostRuns = 0x600_0000 / areaByteCount

    // Within an area.

    /// x0 to x31, f0 to f31, fcsr.
    static let initialRegisters = 0
    static let finalRegisters = 0x400
    static let floatingPointOffset = 256
    static let controlOffset = 512
    /// What the handlers of M-mode and S-mode need.
    static let machineContext = 0x800
    static let supervisorContext = 0x840
    /// The control registers that are written before the run.
    static let configuration = 0x900
    /// For each trap cause, program counter, value, status: those handled in M-mode, those handled in S-mode.
    static let machineTraps = 0x1000
    static let supervisorTraps = 0x2000
    static let trapByteCount = 32
    /// What blocks load and store.
    static let scratch = 0x3000
    static let scratchByteCount = 0x3000
    /// Four tables of pages: for the lowest 9 bits of the page number, and so on.
    static let pageTables = 0x6000

    /// Where the machine is switched off.
    static let finisher: UInt64 = 0x10_0000
    /// What is written there.
    static let finish: UInt64 = 0x5555

    /// `mtimecmp` of hart 0.
    static let timerDeadline: UInt64 = 0x200_4000

    /// What U-mode adds to the addresses of instructions where addresses are translated: a page for it is none for
    /// S-mode.
    static let userAlias: UInt64 = 0x4000_0000

    static func area(_ run: Int) -> UInt64 { areasStart + UInt64(run * areaByteCount) }
}

/// What a handler needs: offsets from the start of its context.
enum Context {
    static let x30 = 0
    static let x29 = 8
    /// The address at which the block ends.
    static let end = 16
    /// Where the next trap is noted.
    static let trap = 24
}

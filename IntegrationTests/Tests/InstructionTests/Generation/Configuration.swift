// SPDX-License-Identifier: Apache-2.0

import Harness

/// In what mode a block is executed, and what the control registers say of traps and memory.
struct Configuration {
    enum Mode: UInt64 {
        case user = 0
        case supervisor = 1
        case machine = 3
    }

    /// How addresses are translated; the raw values are those of `satp`.
    enum Translation: UInt64 {
        case none = 0
        case sv39 = 8
        case sv48 = 9

        /// How many tables there are from the root to a page.
        var levelCount: Int { self == .sv48 ? 4 : 3 }
    }

    /// M-mode without translation and interrupts, where traps are M-mode's.
    static let plain = Configuration(mode: .machine)

    let mode: Mode
    private(set) var translation = Translation.none
    /// `mstatus` without the mode.
    private var status: UInt64 = 3 << 13 | 1 << 7
    private var delegatedExceptions: UInt64 = 0
    private var delegatedInterrupts: UInt64 = 0
    private var enabledInterrupts: UInt64 = 0
    private var environment: UInt64 = 0
    private var addressSpace: UInt64 = 0

    private init(mode: Mode) { self.mode = mode }

    /// A random one of a mode.
    init(_ mode: Mode, _ random: inout RandomSource) {
        self.mode = mode
        translation = random.element(of: [.none, .sv39, .sv39, .sv48])
        // SUM, MXR, TVM, TW, SPP, SPIE, SIE, MPIE. The handler of S-mode could not return with TSR.
        let statusBits: [UInt64] = [18, 19, 20, 21, 8, 5, 1, 7]
        status = statusBits.reduce(3 << 13) { $0 | UInt64(random.bits(1)) << $1 }
        // All but calls from S-mode and M-mode, and those from U-mode, of which one ends the block.
        delegatedExceptions = random.next() & 0xB0FF
        delegatedInterrupts = UInt64(random.bits(1)) << 1
        enabledInterrupts = UInt64(random.bits(1)) << 1
        // ADUE, CBZE, CBCFE, CBIE.
        let environmentBits: [UInt64] = [61, 7, 6, 4, 5]
        environment = environmentBits.reduce(0) { $0 | UInt64(random.bits(1)) << $1 }
        if environment & 3 << 4 == 2 << 4 { environment |= 1 << 4 }
        addressSpace = UInt64(random.bits(16))
    }

    /// The registers that `values` are written to, in their order.
    static let registers: [Assembler.ControlRegister] = [
        .satp, .medeleg, .mideleg, .menvcfg, .mie, .sepc, .scause, .stval, .mstatus,
    ]

    /// What the registers are to hold.
    ///
    /// - Parameter root: The address of the root of the page tables.
    func values(root: UInt64) -> [UInt64] {
        let satp = translation == .none ? 0 : translation.rawValue << 60 | addressSpace << 44 | root >> 12
        return [
            satp, delegatedExceptions, delegatedInterrupts, environment, enabledInterrupts, 0, 0, 0,
            status | mode.rawValue << 11,
        ]
    }

    /// Where instructions are whose physical address is given.
    func codeAddress(_ address: UInt64) -> UInt64 {
        mode == .user && translation != .none ? address + Layout.userAlias : address
    }
}

// SPDX-License-Identifier: Apache-2.0

/// What an operation does. The names are those of the instructions, with the parts after a dot in capitals; the last
/// groups are the engine's own.
enum OperationCode: UInt8, CaseIterable, Sendable {
    // RV64I
    case lui, auipc, jal, jalr
    case beq, bne, blt, bge, bltu, bgeu
    case lb, lh, lw, ld, lbu, lhu, lwu
    case sb, sh, sw, sd
    case addi, slti, sltiu, xori, ori, andi, slli, srli, srai
    case add, sub, sll, slt, sltu, xor, srl, sra, or, and
    case addiw, slliw, srliw, sraiw
    case addw, subw, sllw, srlw, sraw
    case fence, fenceI, ecall, ebreak

    // M
    case mul, mulh, mulhsu, mulhu, div, divu, rem, remu
    case mulw, divw, divuw, remw, remuw

    // A
    case lrW, scW, amoswapW, amoaddW, amoxorW, amoandW, amoorW, amominW, amomaxW, amominuW, amomaxuW
    case lrD, scD, amoswapD, amoaddD, amoxorD, amoandD, amoorD, amominD, amomaxD, amominuD, amomaxuD

    // F
    case flw, fsw
    case fmaddS, fmsubS, fnmsubS, fnmaddS
    case faddS, fsubS, fmulS, fdivS, fsqrtS
    case fsgnjS, fsgnjnS, fsgnjxS, fminS, fmaxS
    case fcvtWS, fcvtWUS, fcvtLS, fcvtLUS, fmvXW, feqS, fltS, fleS, fclassS
    case fcvtSW, fcvtSWU, fcvtSL, fcvtSLU, fmvWX

    // D
    case fld, fsd
    case fmaddD, fmsubD, fnmsubD, fnmaddD
    case faddD, fsubD, fmulD, fdivD, fsqrtD
    case fsgnjD, fsgnjnD, fsgnjxD, fminD, fmaxD
    case fcvtSD, fcvtDS, fcvtWD, fcvtWUD, fcvtLD, fcvtLUD, fmvXD, feqD, fltD, fleD, fclassD
    case fcvtDW, fcvtDWU, fcvtDL, fcvtDLU, fmvDX

    // Zicsr
    case csrrw, csrrs, csrrc, csrrwi, csrrsi, csrrci

    // Zba, Zbb, Zbs, Zicond
    case addUW, sh1add, sh2add, sh3add, sh1addUW, sh2addUW, sh3addUW, slliUW
    case andn, orn, xnor, clz, clzw, ctz, ctzw, cpop, cpopw, max, maxu, min, minu
    case sextB, sextH, zextH, rol, rolw, ror, rorw, rori, roriw, orcB, rev8
    case bclr, bclri, bext, bexti, binv, binvi, bset, bseti
    case czeroEqz, czeroNez

    // Zicbom, Zicboz, Zawrs, Svinval, privileged
    case cbo, wrsNto, wrsSto
    case mret, sret, wfi, sfenceVMA, sinvalVMA, sfenceInval

    /// What is no instruction; the immediate has its bits.
    case illegal

    // What blocks have beside instructions.

    /// Not an operation: what stands before the first one of a block, see `Block`.
    case blockStart
    /// Not an operation: the immediate belongs to the operation before.
    case data
    /// The block is to be compared with memory before it is executed again.
    case recheck
    /// The block's memory has changed.
    case stale
    /// The way to an address of the same page: the operation that jumps here is to jump there from now on.
    case resolve
    /// The way to an address of another page.
    case lookUp
    /// The engine is to return.
    case leave
    /// The `fence` that is a hint: the guest waits for something by looking at it again and again.
    case pause
    /// The floating-point unit must be on; `rs1` says whether what follows changes its state.
    case useFloat
    /// `rd` becomes the immediate.
    case constant
    /// `rd` becomes `rs1`.
    case move
    /// The jump of a `jal` that keeps no return address, or the end of a block without a jump.
    case jump
    /// A `jalr` that keeps no return address.
    case jumpRegister

    // Two or three operations that one handler executes. It is that of the first, the others follow as they are. See
    // `Fusion`.
    case ldLd, lwLw, sdSd, swSw, fldFld, fsdFsd
    case slliAdd, slliAddLd, slliAddLw, slliSrli, addLd, addLw, addLbu, lbuBeq, lbuBne, ldBeq, ldBne
    case addAdd, addiAdd, addiLd, addiSd, moveMove, constantMove, moveJal
    case addiBeq, addiBne, addiBlt, addiBge, addiBltu, addiBgeu, addiwBlt, addiwBne, addBne, andiBeq, andiBne
}

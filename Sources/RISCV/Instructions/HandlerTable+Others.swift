// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Atomics, control and status registers, and what ends blocks: all done by the hart.
extension HandlerTable {
    func installOthers() {
        self[.fence] = fence
        for code in OperationCode.allCases where code.isAtomic { self[code] = executeAtomic }
        for code in [OperationCode.csrrw, .csrrs, .csrrc, .csrrwi, .csrrsi, .csrrci, .cbo] {
            self[code] = executeInBlock
        }
        let atEnd: [OperationCode] = [
            .fenceI, .ecall, .ebreak, .wrsNto, .wrsSto, .mret, .sret, .wfi, .sfenceVMA, .sinvalVMA, .sfenceInval,
            .pause, .illegal,
        ]
        for code in atEnd { self[code] = executeAtEnd }
    }
}

extension OperationCode {
    /// Whether it is `lr`, `sc` or an atomic memory operation.
    var isAtomic: Bool { (Self.lrW.rawValue...Self.amomaxuD.rawValue).contains(rawValue) }
}

@c private func fence(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    atomicMemoryFence(ordering: .sequentiallyConsistent)
    return EngineFrame(o, s, n).next()
}

@c private func executeAtomic(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    let frame = EngineFrame(o, s, n)
    let isDone = frame.withHart { unsafe $0.executeAtomic(frame.operation) }
    return isDone ? frame.next() : trap(frame)
}

@c private func executeInBlock(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    let frame = EngineFrame(o, s, n)
    let isDone = frame.withHart { unsafe $0.executeInBlock(frame.operation, frame.remaining) }
    guard isDone else { return trap(frame) }
    guard unsafe (frame.operation + 1).pointee.code == .data else { return frame.next() }
    let left = frame.left
    return unsafe frame.call({ unsafe $0.goOn(frame.data, left) }, left)
}

@c private func executeAtEnd(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    let frame = EngineFrame(o, s, n)
    let left = frame.left
    return unsafe frame.call({ unsafe $0.executeAtEnd(frame.operation, left) }, left)
}

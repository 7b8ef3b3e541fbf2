// SPDX-License-Identifier: Apache-2.0

private typealias Arithmetic = IntegerArithmetic

/// Branches and jumps, and the ways from block to block.
extension HandlerTable {
    func installJumps() {
        installBranches()
        self[.jump] = jump
        self[.jal] = jal
        self[.jalr] = jalr
        self[.jumpRegister] = jumpRegister
        installWaysOut()
    }

    private func installBranches() {
        self[.beq] = beq
        self[.bne] = bne
        self[.blt] = blt
        self[.bge] = bge
        self[.bltu] = bltu
        self[.bgeu] = bgeu
    }

    private func installWaysOut() {
        self[.lookUp] = lookUp
        self[.resolve] = resolve
        self[.recheck] = recheck
        self[.stale] = stale
        self[.leave] = leave
    }
}

extension EngineFrame {
    /// Jumps if a condition holds.
    @inline(__always)
    func branch(_ condition: (EngineFrame) -> Bool) -> UInt {
        condition(self) ? jump() : next()
    }
}

@c private func jump(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).jump() }

@c private func beq(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).branch { $0.a == $0.b } }

@c private func bne(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).branch { $0.a != $0.b } }

@c private func blt(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).branch { Arithmetic.signed($0.a) < Arithmetic.signed($0.b) }
}

@c private func bge(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).branch { Arithmetic.signed($0.a) >= Arithmetic.signed($0.b) }
}

@c private func bltu(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).branch { $0.a < $0.b } }

@c private func bgeu(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).branch { $0.a >= $0.b } }

@c private func leave(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { 0 }

@c private func jal(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    let frame = EngineFrame(o, s, n)
    frame.write(frame.data)
    return frame.jump()
}

@c private func jalr(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    let frame = EngineFrame(o, s, n)
    let target = (frame.a &+ frame.i) & ~1
    frame.write(frame.data)
    return frame.go(to: target, frame.left)
}

@c private func jumpRegister(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    let frame = EngineFrame(o, s, n)
    return frame.go(to: (frame.a &+ frame.i) & ~1, frame.left)
}

@c private func lookUp(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    let frame = EngineFrame(o, s, n)
    return frame.go(to: frame.i, frame.remaining)
}

@c private func resolve(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    let frame = EngineFrame(o, s, n)
    return unsafe frame.call({ unsafe $0.resolve(frame.operation, frame.remaining) }, frame.remaining)
}

@c private func recheck(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    let frame = EngineFrame(o, s, n)
    return unsafe frame.call({ unsafe $0.recheck(frame.operation) }, frame.remaining)
}

@c private func stale(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    let frame = EngineFrame(o, s, n)
    return unsafe frame.call({ unsafe $0.replace(frame.operation, frame.remaining) }, frame.remaining)
}

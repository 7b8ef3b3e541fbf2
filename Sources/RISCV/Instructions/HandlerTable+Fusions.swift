// SPDX-License-Identifier: Apache-2.0

private typealias Arithmetic = IntegerArithmetic

/// Operations that are executed together, see `Fusion`.
extension HandlerTable {
    func installFusions() {
        self[.ldLd] = ldLd
        self[.lwLw] = lwLw
        self[.sdSd] = sdSd
        self[.swSw] = swSw
        self[.fldFld] = fldFld
        self[.fsdFsd] = fsdFsd
        self[.slliAdd] = slliAdd
        self[.slliAddLd] = slliAddLd
        self[.slliAddLw] = slliAddLw
        self[.slliSrli] = slliSrli
        self[.addLd] = addLd
        self[.addLw] = addLw
        self[.addLbu] = addLbu
        self[.lbuBeq] = lbuBeq
        self[.lbuBne] = lbuBne
        self[.ldBeq] = ldBeq
        self[.ldBne] = ldBne
        self[.addAdd] = addAdd
        self[.addiAdd] = addiAdd
        self[.addiLd] = addiLd
        self[.addiSd] = addiSd
        self[.moveMove] = moveMove
        self[.constantMove] = constantMove
        self[.moveJal] = moveJal
        self[.addiBeq] = addiBeq
        self[.addiBne] = addiBne
        self[.addiBlt] = addiBlt
        self[.addiBge] = addiBge
        self[.addiBltu] = addiBltu
        self[.addiBgeu] = addiBgeu
        self[.addiwBlt] = addiwBlt
        self[.addiwBne] = addiwBne
        self[.addBne] = addBne
        self[.andiBeq] = andiBeq
        self[.andiBne] = andiBne
    }
}

extension EngineFrame {
    /// Executes two loads off one base, if both are simple and on one page.
    @inline(__always)
    fileprivate func loadTwo<Value: FixedWidthInteger>(
        _ type: Value.Type,
        _ write: (EngineFrame, Value) -> Void
    ) -> UInt {
        let base = a
        let first = base &+ i
        let second = base &+ following.i
        let entry = unsafe entry(for: first)
        let tag = unsafe entry.pointee.loadTag
        guard lastPage(first, type) == tag, lastPage(second, type) == tag, second & ~PageSize.mask == tag else {
            return loadSlowly(self)
        }
        let addend = unsafe entry.pointee.addend
        unsafe write(self, host(first &+ addend).loadUnaligned(as: type))
        unsafe write(following, host(second &+ addend).loadUnaligned(as: type))
        return following.next()
    }

    /// Executes two stores off one base, if both are simple and on one page.
    @inline(__always)
    fileprivate func storeTwo<Value: FixedWidthInteger>(_ value: (EngineFrame) -> Value) -> UInt {
        let base = a
        let first = base &+ i
        let second = base &+ following.i
        let entry = unsafe entry(for: first)
        let tag = unsafe entry.pointee.storeTag
        let (firstPage, secondPage) = (lastPage(first, Value.self), lastPage(second, Value.self))
        guard firstPage == tag, secondPage == tag, second & ~PageSize.mask == tag else { return storeSlowly(self) }
        let addend = unsafe entry.pointee.addend
        unsafe host(first &+ addend).storeBytes(of: value(self), as: Value.self)
        unsafe host(second &+ addend).storeBytes(of: value(following), as: Value.self)
        return following.next()
    }

    @inline(__always)
    private func host(_ address: UInt64) -> UnsafeMutableRawPointer {
        unsafe UnsafeMutableRawPointer(bitPattern: UInt(address)).unsafelyUnwrapped
    }

    /// Executes a load whose base is at hand.
    @inline(__always)
    fileprivate func load<Value: FixedWidthInteger>(
        _ type: Value.Type,
        base: UInt64,
        _ extended: (Value) -> UInt64
    ) -> UInt {
        guard let value = loaded(type, at: base &+ i) else { return loadSlowly(self) }
        write(extended(value))
        return next()
    }

    /// Executes a load and a branch.
    @inline(__always)
    fileprivate func load<Value: FixedWidthInteger>(
        _ type: Value.Type,
        thenIf condition: (EngineFrame) -> Bool
    ) -> UInt {
        guard let value = loaded(type, at: a &+ i) else { return loadSlowly(self) }
        write(UInt64(truncatingIfNeeded: value))
        return following.branch(condition)
    }

    /// Executes a sum with the first operand at hand.
    @inline(__always)
    fileprivate func add(_ first: UInt64) -> UInt64 {
        let sum = first &+ b
        write(sum)
        return sum
    }

    /// Executes a shift to the left.
    @inline(__always)
    fileprivate func shiftLeft() -> UInt64 {
        let result = a &<< i
        write(result)
        return result
    }
}

@c private func ldLd(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).loadTwo(UInt64.self) { $0.write($1) }
}

@c private func lwLw(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).loadTwo(Int32.self) { $0.write(UInt64(bitPattern: Int64($1))) }
}

@c private func fldFld(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).loadTwo(UInt64.self) { $0.writeFloat($1) }
}

@c private func sdSd(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).storeTwo { $0.b } }

@c private func swSw(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).storeTwo { UInt32(truncatingIfNeeded: $0.b) }
}

@c private func fsdFsd(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).storeTwo { $0.fb } }

@c private func slliAdd(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    let frame = EngineFrame(o, s, n)
    _ = frame.following.add(frame.shiftLeft())
    return frame.following.next()
}

@c private func slliAddLd(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    let frame = EngineFrame(o, s, n)
    let sum = frame.following.add(frame.shiftLeft())
    return frame.following.following.load(UInt64.self, base: sum) { $0 }
}

@c private func slliAddLw(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    let frame = EngineFrame(o, s, n)
    let sum = frame.following.add(frame.shiftLeft())
    return frame.following.following.load(Int32.self, base: sum) { UInt64(bitPattern: Int64($0)) }
}

@c private func slliSrli(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    let frame = EngineFrame(o, s, n)
    let shifted = frame.shiftLeft()
    return frame.following.set { shifted &>> $0.i }
}

@c private func addLd(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    let frame = EngineFrame(o, s, n)
    return frame.following.load(UInt64.self, base: frame.add(frame.a)) { $0 }
}

@c private func addLw(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    let frame = EngineFrame(o, s, n)
    return frame.following.load(Int32.self, base: frame.add(frame.a)) { UInt64(bitPattern: Int64($0)) }
}

@c private func addLbu(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    let frame = EngineFrame(o, s, n)
    return frame.following.load(UInt8.self, base: frame.add(frame.a)) { UInt64($0) }
}

@c private func ldBeq(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).load(UInt64.self, thenIf: { $0.a == $0.b })
}

@c private func ldBne(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).load(UInt64.self, thenIf: { $0.a != $0.b })
}

@c private func lbuBeq(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).load(UInt8.self, thenIf: { $0.a == $0.b })
}

@c private func lbuBne(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).load(UInt8.self, thenIf: { $0.a != $0.b })
}

@c private func addiLd(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    let following = EngineFrame(o, s, n).after { $0.a &+ $0.i }
    return following.load(UInt64.self, base: following.a) { $0 }
}

@c private func addiSd(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).after { $0.a &+ $0.i }.store { $0.b }
}

@c private func moveJal(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    let jal = EngineFrame(o, s, n).after { $0.a }
    jal.write(jal.data)
    return jal.jump()
}

@c private func addiBeq(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).after { $0.a &+ $0.i }.branch { $0.a == $0.b }
}

@c private func addiBne(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).after { $0.a &+ $0.i }.branch { $0.a != $0.b }
}

@c private func addiBlt(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).after { $0.a &+ $0.i }.branch { Arithmetic.signed($0.a) < Arithmetic.signed($0.b) }
}

@c private func addiBge(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).after { $0.a &+ $0.i }.branch { Arithmetic.signed($0.a) >= Arithmetic.signed($0.b) }
}

@c private func addiBltu(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).after { $0.a &+ $0.i }.branch { $0.a < $0.b }
}

@c private func addiBgeu(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).after { $0.a &+ $0.i }.branch { $0.a >= $0.b }
}

@c private func addiwBlt(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).after { Arithmetic.word($0.a &+ $0.i) }.branch {
        Arithmetic.signed($0.a) < Arithmetic.signed($0.b)
    }
}

@c private func addiwBne(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).after { Arithmetic.word($0.a &+ $0.i) }.branch { $0.a != $0.b }
}

@c private func addBne(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).after { $0.a &+ $0.b }.branch { $0.a != $0.b }
}

@c private func andiBeq(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).after { $0.a & $0.i }.branch { $0.a == $0.b }
}

@c private func andiBne(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).after { $0.a & $0.i }.branch { $0.a != $0.b }
}

@c private func addAdd(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).after { $0.a &+ $0.b }.set { $0.a &+ $0.b }
}

@c private func addiAdd(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).after { $0.a &+ $0.i }.set { $0.a &+ $0.b }
}

@c private func moveMove(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).after { $0.a }.set { $0.a } }

@c private func constantMove(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).after { $0.i }.set { $0.a }
}

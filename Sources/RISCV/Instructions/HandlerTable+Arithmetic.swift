// SPDX-License-Identifier: Apache-2.0

private typealias Arithmetic = IntegerArithmetic

/// RV64I and M, beside memory and jumps.
extension HandlerTable {
    func installArithmetic() {
        installImmediate()
        installRegister()
        installWords()
        installMultiplication()
    }

    private func installImmediate() {
        self[.constant] = constant
        self[.move] = move
        self[.addi] = addi
        self[.xori] = xori
        self[.ori] = ori
        self[.andi] = andi
        self[.slli] = slli
        self[.srli] = srli
        self[.srai] = srai
        self[.slti] = slti
        self[.sltiu] = sltiu
    }

    private func installRegister() {
        self[.add] = add
        self[.sub] = sub
        self[.xor] = xor
        self[.or] = or
        self[.and] = and
        self[.sll] = sll
        self[.srl] = srl
        self[.sra] = sra
        self[.slt] = slt
        self[.sltu] = sltu
    }

    private func installWords() {
        self[.addiw] = addiw
        self[.slliw] = slliw
        self[.srliw] = srliw
        self[.sraiw] = sraiw
        self[.addw] = addw
        self[.subw] = subw
        self[.sllw] = sllw
        self[.srlw] = srlw
        self[.sraw] = sraw
    }

    private func installMultiplication() {
        self[.mul] = mul
        self[.mulh] = mulh
        self[.mulhsu] = mulhsu
        self[.mulhu] = mulhu
        self[.div] = div
        self[.divu] = divu
        self[.rem] = rem
        self[.remu] = remu
        self[.mulw] = mulw
        self[.divw] = divw
        self[.divuw] = divuw
        self[.remw] = remw
        self[.remuw] = remuw
    }
}

@c private func constant(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.i } }

@c private func move(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.a } }

@c private func addi(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.a &+ $0.i } }

@c private func xori(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.a ^ $0.i } }

@c private func ori(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.a | $0.i } }

@c private func andi(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.a & $0.i } }

@c private func slli(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.a &<< $0.i } }

@c private func srli(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.a &>> $0.i } }

@c private func slti(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).setIf { Arithmetic.signed($0.a) < Arithmetic.signed($0.i) }
}

@c private func sltiu(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).setIf { $0.a < $0.i } }

@c private func add(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.a &+ $0.b } }

@c private func sub(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.a &- $0.b } }

@c private func xor(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.a ^ $0.b } }

@c private func or(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.a | $0.b } }

@c private func and(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.a & $0.b } }

@c private func sll(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.a &<< $0.b } }

@c private func srl(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.a &>> $0.b } }

@c private func slt(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).setIf { Arithmetic.signed($0.a) < Arithmetic.signed($0.b) }
}

@c private func sltu(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).setIf { $0.a < $0.b } }

@c private func addiw(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { Arithmetic.word($0.a &+ $0.i) }
}

@c private func addw(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { Arithmetic.word($0.a &+ $0.b) }
}

@c private func subw(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { Arithmetic.word($0.a &- $0.b) }
}

@c private func mul(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.a &* $0.b } }

@c private func mulh(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { Arithmetic.mulh($0.a, $0.b) }
}

@c private func mulhsu(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { Arithmetic.mulhsu($0.a, $0.b) }
}

@c private func mulhu(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { Arithmetic.mulhu($0.a, $0.b) }
}

@c private func divu(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { Arithmetic.quotient($0.a, $0.b) }
}

@c private func remu(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { Arithmetic.remainder($0.a, $0.b) }
}

@c private func mulw(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { Arithmetic.word($0.a &* $0.b) }
}

@c private func srai(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { UInt64(bitPattern: Arithmetic.signed($0.a) &>> Arithmetic.signed($0.i)) }
}

@c private func sra(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { UInt64(bitPattern: Arithmetic.signed($0.a) &>> Arithmetic.signed($0.b)) }
}

@c private func slliw(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { Arithmetic.word(UInt64(Arithmetic.low($0.a) &<< Arithmetic.low($0.i))) }
}

@c private func srliw(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { Arithmetic.word(UInt64(Arithmetic.low($0.a) &>> Arithmetic.low($0.i))) }
}

@c private func sraiw(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { Arithmetic.word(Arithmetic.signedLow($0.a) &>> Arithmetic.signedLow($0.i)) }
}

@c private func sllw(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { Arithmetic.word(UInt64(Arithmetic.low($0.a) &<< Arithmetic.low($0.b))) }
}

@c private func srlw(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { Arithmetic.word(UInt64(Arithmetic.low($0.a) &>> Arithmetic.low($0.b))) }
}

@c private func sraw(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { Arithmetic.word(Arithmetic.signedLow($0.a) &>> Arithmetic.signedLow($0.b)) }
}

@c private func div(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set {
        UInt64(bitPattern: Arithmetic.quotient(Arithmetic.signed($0.a), Arithmetic.signed($0.b)))
    }
}

@c private func rem(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set {
        UInt64(bitPattern: Arithmetic.remainder(Arithmetic.signed($0.a), Arithmetic.signed($0.b)))
    }
}

@c private func divw(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set {
        Arithmetic.word(Arithmetic.quotient(Arithmetic.signedLow($0.a), Arithmetic.signedLow($0.b)))
    }
}

@c private func divuw(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set {
        Arithmetic.word(UInt64(Arithmetic.quotient(Arithmetic.low($0.a), Arithmetic.low($0.b))))
    }
}

@c private func remw(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set {
        Arithmetic.word(Arithmetic.remainder(Arithmetic.signedLow($0.a), Arithmetic.signedLow($0.b)))
    }
}

@c private func remuw(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set {
        Arithmetic.word(UInt64(Arithmetic.remainder(Arithmetic.low($0.a), Arithmetic.low($0.b))))
    }
}

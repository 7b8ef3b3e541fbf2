// SPDX-License-Identifier: Apache-2.0

private typealias Arithmetic = IntegerArithmetic

/// Zba, Zbb, Zbs, Zicond.
extension HandlerTable {
    func installBitManipulation() {
        installAddressGeneration()
        installBasic()
        installSingleBits()
    }

    private func installAddressGeneration() {
        self[.addUW] = addUW
        self[.sh1add] = sh1add
        self[.sh2add] = sh2add
        self[.sh3add] = sh3add
        self[.sh1addUW] = sh1addUW
        self[.sh2addUW] = sh2addUW
        self[.sh3addUW] = sh3addUW
        self[.slliUW] = slliUW
    }

    private func installBasic() {
        self[.andn] = andn
        self[.orn] = orn
        self[.xnor] = xnor
        self[.clz] = clz
        self[.clzw] = clzw
        self[.ctz] = ctz
        self[.ctzw] = ctzw
        self[.cpop] = cpop
        self[.cpopw] = cpopw
        self[.max] = max
        self[.maxu] = maxu
        self[.min] = min
        self[.minu] = minu
        self[.sextB] = sextB
        self[.sextH] = sextH
        self[.zextH] = zextH
        self[.rol] = rol
        self[.rolw] = rolw
        self[.ror] = ror
        self[.rorw] = rorw
        self[.rori] = rori
        self[.roriw] = roriw
        self[.orcB] = orcB
        self[.rev8] = rev8
    }

    private func installSingleBits() {
        self[.bclr] = bclr
        self[.bclri] = bclri
        self[.bext] = bext
        self[.bexti] = bexti
        self[.binv] = binv
        self[.binvi] = binvi
        self[.bset] = bset
        self[.bseti] = bseti
        self[.czeroEqz] = czeroEqz
        self[.czeroNez] = czeroNez
    }
}

@c private func addUW(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { UInt64(Arithmetic.low($0.a)) &+ $0.b }
}

@c private func sh1add(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.a &<< 1 &+ $0.b } }

@c private func sh2add(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.a &<< 2 &+ $0.b } }

@c private func sh3add(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.a &<< 3 &+ $0.b } }

@c private func sh1addUW(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { UInt64(Arithmetic.low($0.a)) &<< 1 &+ $0.b }
}

@c private func sh2addUW(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { UInt64(Arithmetic.low($0.a)) &<< 2 &+ $0.b }
}

@c private func sh3addUW(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { UInt64(Arithmetic.low($0.a)) &<< 3 &+ $0.b }
}

@c private func slliUW(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { UInt64(Arithmetic.low($0.a)) &<< $0.i }
}

@c private func andn(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.a & ~$0.b } }

@c private func orn(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.a | ~$0.b } }

@c private func xnor(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { ~($0.a ^ $0.b) } }

@c private func clz(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { UInt64($0.a.leadingZeroBitCount) }
}

@c private func clzw(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { UInt64(Arithmetic.low($0.a).leadingZeroBitCount) }
}

@c private func ctz(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { UInt64($0.a.trailingZeroBitCount) }
}

@c private func ctzw(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { UInt64(Arithmetic.low($0.a).trailingZeroBitCount) }
}

@c private func cpop(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { UInt64($0.a.nonzeroBitCount) }
}

@c private func cpopw(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { UInt64(Arithmetic.low($0.a).nonzeroBitCount) }
}

@c private func maxu(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.a < $0.b ? $0.b : $0.a } }

@c private func minu(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.a < $0.b ? $0.a : $0.b } }

@c private func zextH(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.a & 0xFFFF } }

@c private func rol(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { Arithmetic.rotatedLeft($0.a, $0.b) }
}

@c private func ror(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { Arithmetic.rotatedRight($0.a, $0.b) }
}

@c private func rori(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { Arithmetic.rotatedRight($0.a, $0.i) }
}

@c private func orcB(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { Arithmetic.orcB($0.a) } }

@c private func rev8(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.a.byteSwapped } }

@c private func bclr(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.a & ~(1 &<< $0.b) } }

@c private func bclri(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.a & ~(1 &<< $0.i) } }

@c private func bext(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.a &>> $0.b & 1 } }

@c private func bexti(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.a &>> $0.i & 1 } }

@c private func binv(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.a ^ (1 &<< $0.b) } }

@c private func binvi(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.a ^ (1 &<< $0.i) } }

@c private func bset(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.a | (1 &<< $0.b) } }

@c private func bseti(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.a | (1 &<< $0.i) } }

@c private func czeroEqz(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.b == 0 ? 0 : $0.a } }

@c private func czeroNez(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).set { $0.b == 0 ? $0.a : 0 } }

@c private func max(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { Arithmetic.signed($0.a) < Arithmetic.signed($0.b) ? $0.b : $0.a }
}

@c private func min(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { Arithmetic.signed($0.a) < Arithmetic.signed($0.b) ? $0.a : $0.b }
}

@c private func sextB(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { UInt64(bitPattern: Int64(Int8(truncatingIfNeeded: $0.a))) }
}

@c private func sextH(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set { UInt64(bitPattern: Int64(Int16(truncatingIfNeeded: $0.a))) }
}

@c private func rolw(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set {
        Arithmetic.word(UInt64(Arithmetic.rotatedLeft(Arithmetic.low($0.a), Arithmetic.low($0.b))))
    }
}

@c private func rorw(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set {
        Arithmetic.word(UInt64(Arithmetic.rotatedRight(Arithmetic.low($0.a), Arithmetic.low($0.b))))
    }
}

@c private func roriw(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).set {
        Arithmetic.word(UInt64(Arithmetic.rotatedRight(Arithmetic.low($0.a), Arithmetic.low($0.i))))
    }
}

// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// The A extension. Between harts, all is atomic on the host's memory.
extension Hart {
    /// Executes `lr`, `sc` or an atomic memory operation.
    ///
    /// - Returns: False where an exception is raised.
    @inline(never)
    func executeAtomic(_ o: UnsafeMutablePointer<Operation>) -> Bool {
        switch unsafe o.pointee.code {
        case .lrW: return unsafe loadReserved(o, UInt32.self)
        case .lrD: return unsafe loadReserved(o, UInt64.self)
        case .scW: return unsafe storeConditional(o, UInt32.self)
        case .scD: return unsafe storeConditional(o, UInt64.self)
        case .amoswapW, .amoaddW, .amoxorW, .amoandW, .amoorW, .amominW, .amomaxW, .amominuW, .amomaxuW:
            return unsafe modifyWord(o)
        default:
            return unsafe modifyDouble(o)
        }
    }

    private func loadReserved<Value: AtomicWord>(
        _ o: UnsafeMutablePointer<Operation>,
        _ type: Value.Type
    ) -> Bool {
        let address = unsafe register(o.pointee.rs1)
        guard address & UInt64(Value.bitWidth / 8 - 1) == 0 else {
            raise(.loadAddressMisaligned, address)
            return false
        }
        let entry = unsafe TranslationCache.entry(for: address, in: statePointer.pointee.dataContext)
        let isKnown = unsafe entry.pointee.loadTag == address & ~0xFFF
        let known = unsafe isKnown ? UnsafeMutableRawPointer(bitPattern: UInt(address &+ entry.pointee.addend)) : nil
        guard let host = unsafe known ?? reservable(address, Value.accessWidth) else { return false }
        let value = unsafe Value.load(host)
        state.reservationAddress = address
        state.reservationHost = UInt(bitPattern: host)
        state.reservationValue = value.extended
        unsafe set(o.pointee.rd, value.extended)
        return true
    }

    /// Stores if the memory still has what was reserved.
    private func storeConditional<Value: AtomicWord>(
        _ o: UnsafeMutablePointer<Operation>,
        _ type: Value.Type
    ) -> Bool {
        let address = unsafe register(o.pointee.rs1)
        guard address & UInt64(Value.bitWidth / 8 - 1) == 0 else {
            raise(.storeAddressMisaligned, address)
            return false
        }
        var succeeds = false
        if address == state.reservationAddress {
            guard let host = unsafe modifiable(address, type) else { return false }
            let expected = Value(truncatingIfNeeded: state.reservationValue)
            let desired = unsafe Value(truncatingIfNeeded: register(o.pointee.rs2))
            succeeds =
                unsafe UInt(bitPattern: host) == state.reservationHost
                && Value.compareExchange(host, expected, desired).exchanged
        }
        state.reservationAddress = .max
        unsafe set(o.pointee.rd, succeeds ? 0 : 1)
        return true
    }

    private func modifyWord(_ o: UnsafeMutablePointer<Operation>) -> Bool {
        unsafe modify(o, UInt32.self) { host, operand in
            // SAFETY: the address is aligned, and atomics are nothing but their value.
            let atomic = unsafe host.assumingMemoryBound(to: Atomic<UInt32>.self)
            switch unsafe o.pointee.code {
            case .amoswapW: return unsafe atomic.pointee.exchange(operand, ordering: .acquiringAndReleasing)
            case .amoaddW: return unsafe atomic.pointee.wrappingAdd(operand, ordering: .acquiringAndReleasing).oldValue
            case .amoxorW: return unsafe atomic.pointee.bitwiseXor(operand, ordering: .acquiringAndReleasing).oldValue
            case .amoandW: return unsafe atomic.pointee.bitwiseAnd(operand, ordering: .acquiringAndReleasing).oldValue
            case .amoorW: return unsafe atomic.pointee.bitwiseOr(operand, ordering: .acquiringAndReleasing).oldValue
            case .amominuW: return unsafe UInt32.exchange(host) { min($0, operand) }
            case .amomaxuW: return unsafe UInt32.exchange(host) { max($0, operand) }
            case .amominW:
                return unsafe UInt32.exchange(host) {
                    Int32(bitPattern: $0) < Int32(bitPattern: operand) ? $0 : operand
                }
            default:
                return unsafe UInt32.exchange(host) {
                    Int32(bitPattern: $0) < Int32(bitPattern: operand) ? operand : $0
                }
            }
        }
    }

    private func modifyDouble(_ o: UnsafeMutablePointer<Operation>) -> Bool {
        unsafe modify(o, UInt64.self) { host, operand in
            // SAFETY: as above.
            let atomic = unsafe host.assumingMemoryBound(to: Atomic<UInt64>.self)
            switch unsafe o.pointee.code {
            case .amoswapD: return unsafe atomic.pointee.exchange(operand, ordering: .acquiringAndReleasing)
            case .amoaddD: return unsafe atomic.pointee.wrappingAdd(operand, ordering: .acquiringAndReleasing).oldValue
            case .amoxorD: return unsafe atomic.pointee.bitwiseXor(operand, ordering: .acquiringAndReleasing).oldValue
            case .amoandD: return unsafe atomic.pointee.bitwiseAnd(operand, ordering: .acquiringAndReleasing).oldValue
            case .amoorD: return unsafe atomic.pointee.bitwiseOr(operand, ordering: .acquiringAndReleasing).oldValue
            case .amominuD: return unsafe UInt64.exchange(host) { min($0, operand) }
            case .amomaxuD: return unsafe UInt64.exchange(host) { max($0, operand) }
            case .amominD:
                return unsafe UInt64.exchange(host) {
                    Int64(bitPattern: $0) < Int64(bitPattern: operand) ? $0 : operand
                }
            default:
                return unsafe UInt64.exchange(host) {
                    Int64(bitPattern: $0) < Int64(bitPattern: operand) ? operand : $0
                }
            }
        }
    }

    /// - Parameter body: Changes memory and returns what it was; it is given the operand.
    @inline(__always)
    private func modify<Value: AtomicWord>(
        _ o: UnsafeMutablePointer<Operation>,
        _ type: Value.Type,
        _ body: (UnsafeMutableRawPointer, Value) -> Value
    ) -> Bool {
        let address = unsafe register(o.pointee.rs1)
        guard address & UInt64(Value.bitWidth / 8 - 1) == 0 else {
            raise(.storeAddressMisaligned, address)
            return false
        }
        guard let host = unsafe modifiable(address, type) else { return false }
        let old = unsafe body(host, Value(truncatingIfNeeded: register(o.pointee.rs2)))
        unsafe set(o.pointee.rd, old.extended)
        return true
    }

    /// The place of an aligned address in the host's memory.
    @inline(__always)
    private func modifiable<Value: AtomicWord>(_ address: UInt64, _ type: Value.Type) -> UnsafeMutableRawPointer? {
        let entry = unsafe TranslationCache.entry(for: address, in: statePointer.pointee.dataContext)
        guard unsafe entry.pointee.storeTag == address & ~0xFFF else {
            return unsafe modifiable(address, Value.accessWidth)
        }
        return unsafe UnsafeMutableRawPointer(bitPattern: UInt(address &+ entry.pointee.addend))
    }
}

/// The integers that atomic operations work on.
protocol AtomicWord: FixedWidthInteger & UnsignedInteger {
    static var accessWidth: AccessWidth { get }
    /// As a register holds it.
    var extended: UInt64 { get }
    static func load(_ host: UnsafeMutableRawPointer) -> Self
    static func compareExchange(
        _ host: UnsafeMutableRawPointer,
        _ expected: Self,
        _ desired: Self
    ) -> (exchanged: Bool, original: Self)
}

extension AtomicWord {
    /// Replaces what is there.
    ///
    /// - Returns: What it was.
    @inline(__always)
    fileprivate static func exchange(_ host: UnsafeMutableRawPointer, _ replacement: (Self) -> Self) -> Self {
        var old = unsafe load(host)
        while true {
            let (exchanged, original) = unsafe compareExchange(host, old, replacement(old))
            if exchanged { return old }
            old = original
        }
    }
}

// SAFETY, for both: the address is aligned, and an atomic is nothing but its value.

extension UInt32: AtomicWord {
    static var accessWidth: AccessWidth { .word }
    var extended: UInt64 { UInt64(bitPattern: Int64(Int32(bitPattern: self))) }

    static func load(_ host: UnsafeMutableRawPointer) -> UInt32 {
        unsafe host.assumingMemoryBound(to: Atomic<UInt32>.self).pointee.load(ordering: .acquiring)
    }

    static func compareExchange(
        _ host: UnsafeMutableRawPointer,
        _ expected: UInt32,
        _ desired: UInt32
    ) -> (exchanged: Bool, original: UInt32) {
        unsafe host.assumingMemoryBound(to: Atomic<UInt32>.self).pointee
            .compareExchange(expected: expected, desired: desired, ordering: .acquiringAndReleasing)
    }
}

extension UInt64: AtomicWord {
    static var accessWidth: AccessWidth { .double }
    var extended: UInt64 { self }

    static func load(_ host: UnsafeMutableRawPointer) -> UInt64 {
        unsafe host.assumingMemoryBound(to: Atomic<UInt64>.self).pointee.load(ordering: .acquiring)
    }

    static func compareExchange(
        _ host: UnsafeMutableRawPointer,
        _ expected: UInt64,
        _ desired: UInt64
    ) -> (exchanged: Bool, original: UInt64) {
        unsafe host.assumingMemoryBound(to: Atomic<UInt64>.self).pointee
            .compareExchange(expected: expected, desired: desired, ordering: .acquiringAndReleasing)
    }
}

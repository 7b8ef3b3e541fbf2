// SPDX-License-Identifier: Apache-2.0

/// Loads and stores: inline where the translation is at hand, by the hart elsewhere.
extension HandlerTable {
    func installMemory() {
        self[.lb] = lb
        self[.lh] = lh
        self[.lw] = lw
        self[.ld] = ld
        self[.lbu] = lbu
        self[.lhu] = lhu
        self[.lwu] = lwu
        self[.flw] = flw
        self[.fld] = fld
        self[.sb] = sb
        self[.sh] = sh
        self[.sw] = sw
        self[.sd] = sd
        self[.fsw] = fsw
        self[.fsd] = fsd
    }
}

extension EngineFrame {
    /// The entry that an address falls on, for loads and stores.
    @inline(__always)
    func entry(for address: UInt64) -> UnsafeMutablePointer<TranslationEntry> {
        unsafe TranslationCache.entry(for: address, in: state.pointee.dataContext)
    }

    /// The page of the last byte of an access.
    @inline(__always)
    func lastPage<Value>(_ address: UInt64, _ type: Value.Type) -> UInt64 {
        (address &+ UInt64(truncatingIfNeeded: MemoryLayout<Value>.size &- 1)) & ~PageSize.mask
    }

    /// Loads a value, nil if it is not that simple.
    @inline(__always)
    func loaded<Value: FixedWidthInteger>(_ type: Value.Type, at address: UInt64) -> Value? {
        let entry = unsafe entry(for: address)
        guard unsafe lastPage(address, type) == entry.pointee.loadTag else { return nil }
        // The whole page is there in the host's memory, at that distance.
        let host = unsafe UnsafeRawPointer(bitPattern: UInt(address &+ entry.pointee.addend)).unsafelyUnwrapped
        return unsafe host.loadUnaligned(as: type)
    }

    @inline(__always)
    fileprivate func load<Value: FixedWidthInteger>(_ type: Value.Type, _ extended: (Value) -> UInt64) -> UInt {
        guard let value = loaded(type, at: a &+ i) else { return loadSlowly(self) }
        write(extended(value))
        return next()
    }

    @inline(__always)
    fileprivate func loadFloat<Value: FixedWidthInteger>(_ type: Value.Type, _ boxed: (Value) -> UInt64) -> UInt {
        guard let value = loaded(type, at: a &+ i) else { return loadSlowly(self) }
        writeFloat(boxed(value))
        return next()
    }

    @inline(__always)
    func store<Value: FixedWidthInteger>(_ value: (EngineFrame) -> Value) -> UInt {
        let address = a &+ i
        let entry = unsafe entry(for: address)
        guard unsafe lastPage(address, Value.self) == entry.pointee.storeTag else { return storeSlowly(self) }
        let host = unsafe UnsafeMutableRawPointer(bitPattern: UInt(address &+ entry.pointee.addend)).unsafelyUnwrapped
        unsafe host.storeBytes(of: value(self), as: Value.self)
        return next()
    }
}

/// Executes a load without a translation.
@inline(never)
func loadSlowly(_ frame: EngineFrame) -> UInt {
    let code = unsafe frame.operation.pointee.code.single
    let address = frame.a &+ frame.i
    guard let value = frame.withHart({ $0.load(address, code.accessWidth) }) else { return trap(frame) }
    switch code {
    case .lb: frame.write(UInt64(bitPattern: Int64(Int8(truncatingIfNeeded: value))))
    case .lh: frame.write(UInt64(bitPattern: Int64(Int16(truncatingIfNeeded: value))))
    case .lw: frame.write(UInt64(bitPattern: Int64(Int32(truncatingIfNeeded: value))))
    case .flw: frame.writeFloat(Binary32.box(UInt32(truncatingIfNeeded: value)))
    case .fld: frame.writeFloat(value)
    default: frame.write(value)
    }
    return frame.next()
}

/// Executes a store without a translation.
@inline(never)
func storeSlowly(_ frame: EngineFrame) -> UInt {
    let code = unsafe frame.operation.pointee.code.single
    let address = frame.a &+ frame.i
    let value = code == .fsw || code == .fsd ? frame.fb : frame.b
    guard frame.withHart({ $0.store(address, code.accessWidth, value) }) else { return trap(frame) }
    // What a device was asked for, as to turn the machine off, comes before the next instruction.
    guard frame.withHart({ $0.signals.hasRequests }) else { return frame.next() }
    let left = frame.left
    return unsafe frame.call({ unsafe $0.leave(behind: frame.operation, left) }, left)
}

extension OperationCode {
    /// How many bytes a load or store reads or writes.
    fileprivate var accessWidth: AccessWidth {
        switch self {
        case .lb, .lbu, .sb: .byte
        case .lh, .lhu, .sh: .half
        case .lw, .lwu, .sw, .flw, .fsw: .word
        default: .double
        }
    }
}

@c private func lb(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).load(Int8.self) { UInt64(bitPattern: Int64($0)) }
}

@c private func lh(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).load(Int16.self) { UInt64(bitPattern: Int64($0)) }
}

@c private func lw(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).load(Int32.self) { UInt64(bitPattern: Int64($0)) }
}

@c private func ld(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).load(UInt64.self) { $0 } }

@c private func lbu(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).load(UInt8.self) { UInt64($0) } }

@c private func lhu(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).load(UInt16.self) { UInt64($0) } }

@c private func lwu(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).load(UInt32.self) { UInt64($0) } }

@c private func flw(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).loadFloat(UInt32.self) { Binary32.box($0) }
}

@c private func fld(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).loadFloat(UInt64.self) { $0 } }

@c private func sb(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).store { UInt8(truncatingIfNeeded: $0.b) }
}

@c private func sh(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).store { UInt16(truncatingIfNeeded: $0.b) }
}

@c private func sw(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).store { UInt32(truncatingIfNeeded: $0.b) }
}

@c private func sd(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).store { $0.b } }

@c private func fsw(_ o: UInt, _ s: UInt, _ n: Int) -> UInt {
    EngineFrame(o, s, n).store { UInt32(truncatingIfNeeded: $0.fb) }
}

@c private func fsd(_ o: UInt, _ s: UInt, _ n: Int) -> UInt { EngineFrame(o, s, n).store { $0.fb } }

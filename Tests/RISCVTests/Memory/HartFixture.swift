// SPDX-License-Identifier: Apache-2.0

import Synchronization
import SystemCalls

@testable import RISCV

/// A hart with a little memory and a device, whose registers and page tables a test sets by hand.
final class HartFixture {
    /// Where memory begins, of which there are 16 MiB.
    static let memoryStart: UInt64 = 0x8000_0000
    /// A page that a device has.
    static let devicePage: UInt64 = 0x1000_0000
    /// A page of memory that is read-only.
    static let romPage: UInt64 = 0x2000_0000
    /// The page of the first page table; the others follow.
    static let rootPage: UInt64 = memoryStart + 0x80_0000

    let memory: PhysicalMemory
    let bus = DeviceStub()
    let clock = ManualClock()
    let hart: Hart
    private var nextTable = HartFixture.rootPage

    init(_ privilege: PrivilegeMode = .machine, hart identifier: UInt64 = 0) throws {
        memory = PhysicalMemory([
            try MemoryRegion(start: PhysicalAddress(rawValue: Self.memoryStart), byteCount: 16 << 20),
            try MemoryRegion(start: PhysicalAddress(rawValue: Self.romPage), byteCount: 4096, isReadOnly: true),
        ])
        hart = Hart(
            identifier: identifier,
            configuration: HartConfiguration(),
            memory: memory,
            bus: bus,
            time: clock
        )
        hart.resetControlRegisters(to: privilege)
    }

    /// What the last thing that failed has raised.
    var raised: Raised { Raised(hart.state.exceptionCause, hart.state.exceptionValue) }

    /// Switches the mode as if there had been a trap or a return.
    func enter(_ privilege: PrivilegeMode) {
        hart.state.privilege = privilege
        hart.selectContexts()
    }

    /// Reads what a register shows to M-mode.
    subscript(_ register: ControlRegister) -> UInt64 {
        get { hart.read(register) }
        set { hart.write(register, newValue) }
    }

    /// Reads eight bytes of memory.
    func peek(_ address: UInt64) -> UInt64 {
        memory.table.page(at: PhysicalAddress(rawValue: address))?.load(at: address & 0xFFF, .double) ?? 0
    }

    /// Writes eight bytes of memory.
    func poke(_ address: UInt64, _ value: UInt64) {
        memory.table.page(at: PhysicalAddress(rawValue: address))?.store(at: address & 0xFFF, .double, value)
    }
}

/// Page tables.
extension HartFixture {
    /// Turns translation on with an empty table.
    func translate(mode: UInt8 = AddressTranslation.sv39, addressSpace: UInt16 = 0) {
        nextTable = Self.rootPage + 0x1000
        _ = memory.fill(at: PhysicalAddress(rawValue: Self.rootPage), byteCount: 4096)
        self[.satp] = UInt64(mode) << 60 | UInt64(addressSpace) << 44 | Self.rootPage >> 12
    }

    /// An entry of a page table.
    static func entry(_ physical: UInt64, _ bits: EntryBits) -> UInt64 { (physical & ~0xFFF) >> 2 | bits.rawValue }

    /// Maps a page, or a superpage.
    ///
    /// - Returns: Where its entry is.
    @discardableResult
    func map(_ address: UInt64, to physical: UInt64, _ bits: EntryBits, level: UInt64 = 0) -> UInt64 {
        let place = entryPlace(for: address, level: level)
        poke(place, Self.entry(physical, bits))
        return place
    }

    /// Where the entry for an address is; makes the tables above.
    func entryPlace(for address: UInt64, level: UInt64) -> UInt64 {
        var table = Self.rootPage
        var current: UInt64 = AddressTranslation.mode(hart.state.satp) == AddressTranslation.sv48 ? 3 : 2
        while true {
            let place = table + (address >> (12 + 9 * current) & 511) * 8
            if current == level { return place }
            if peek(place) & 1 == 0 {
                _ = memory.fill(at: PhysicalAddress(rawValue: nextTable), byteCount: 4096)
                poke(place, Self.entry(nextTable, .valid))
                nextTable += 0x1000
            }
            table = (peek(place) & ~1023) << 2
            current -= 1
        }
    }
}

/// The low bits of a page table entry.
struct EntryBits: OptionSet, Sendable {
    let rawValue: UInt64

    static let valid = EntryBits(rawValue: 1)
    static let read = EntryBits(rawValue: 2)
    static let write = EntryBits(rawValue: 4)
    static let execute = EntryBits(rawValue: 8)
    static let user = EntryBits(rawValue: 16)
    static let global = EntryBits(rawValue: 32)
    static let accessed = EntryBits(rawValue: 64)
    static let dirty = EntryBits(rawValue: 128)

    /// What data has that was written.
    static let data: EntryBits = [.valid, .read, .write, .accessed, .dirty]
    /// What code has.
    static let code: EntryBits = [.valid, .read, .execute, .accessed]
}

/// An exception.
struct Raised: Equatable, CustomStringConvertible {
    let cause: ExceptionCause
    let value: UInt64

    init(_ cause: ExceptionCause, _ value: UInt64) {
        self.cause = cause
        self.value = value
    }

    var description: String { "\(cause) 0x\(String(value, radix: 16))" }
}

/// A device of one page that remembers what it was asked for; nothing else answers.
final class DeviceStub: PhysicalBus {
    private let accesses = WaitableMutex([String]())
    /// The hart that is wanted for something when anything is stored, if there is one.
    let wanted = WaitableMutex<HartSignals?>(nil)

    /// Each access: "load" or "store", offset, bytes, value.
    var log: [String] { accesses.withLock { $0 } }

    func load(_ address: PhysicalAddress, _ width: AccessWidth) -> UInt64? {
        guard address.rawValue >> 12 == HartFixture.devicePage >> 12 else { return nil }
        accesses.withLock { $0.append("load \(address.rawValue & 0xFFF) \(width.rawValue)") }
        return 0xA5A5_A5A5_A5A5_A5A5 & width.mask
    }

    func store(_ address: PhysicalAddress, _ width: AccessWidth, _ value: UInt64) -> Bool {
        guard address.rawValue >> 12 == HartFixture.devicePage >> 12 else { return false }
        accesses.withLock { $0.append("store \(address.rawValue & 0xFFF) \(width.rawValue) \(value & width.mask)") }
        wanted.withLock { $0 }?.request(.attention)
        return true
    }
}

/// A clock that a test sets.
final class ManualClock: TimeSource {
    private let count = Atomic<UInt64>(0)

    var ticks: UInt64 {
        get { count.load(ordering: .relaxed) }
        set { count.store(newValue, ordering: .relaxed) }
    }

    func instant(ofTick tick: UInt64) -> MonotonicInstant? { nil }
}

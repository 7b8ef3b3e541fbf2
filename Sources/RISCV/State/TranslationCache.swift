// SPDX-License-Identifier: Apache-2.0

/// The translations that a hart remembers, and the blocks it has jumped to: one table of each for every context in
/// use. A switch of privilege or address space changes which tables the engine looks at, and forgets nothing.
///
/// Only the hart's thread uses it. A table is a stretch of `TranslationEntry`, directly mapped by the number of the
/// virtual page, and behind it a stretch of `JumpEntry`, directly mapped by half the address.
@safe
struct TranslationCache: ~Copyable {
    /// How many tables there are.
    static let contextCount = 8
    /// How many translations one holds; a power of 2.
    static let entryCount = 1024
    /// How many jumps one holds; a power of 2.
    static let jumpCount = 1024
    /// Where the jumps begin in a table.
    static let jumpOffset = entryCount * MemoryLayout<TranslationEntry>.stride
    /// How many bytes a table has.
    static let contextByteCount = jumpOffset + jumpCount * MemoryLayout<JumpEntry>.stride

    private let tables: UnsafeMutableRawPointer
    /// What is to be known of each table beside its entries.
    let notes: UnsafeMutablePointer<TranslationNotes>
    /// How often a table was selected.
    private let clock: UnsafeMutablePointer<UInt64>

    init() {
        unsafe tables = UnsafeMutableRawPointer.allocate(
            byteCount: Self.contextCount * Self.contextByteCount,
            alignment: 4096
        )
        unsafe notes = .allocate(capacity: Self.contextCount)
        unsafe notes.initialize(repeating: TranslationNotes(), count: Self.contextCount)
        unsafe clock = .allocate(capacity: 1)
        unsafe clock.initialize(to: 0)
        for index in 0..<Self.contextCount { clear(index) }
    }

    deinit {
        unsafe tables.deallocate()
        unsafe notes.deallocate()
        unsafe clock.deallocate()
    }

    /// The table of a context; it takes the one that was not used for longest, other than the one given.
    func table(
        for context: TranslationContext,
        keeping other: UnsafeMutableRawPointer?
    ) -> UnsafeMutableRawPointer {
        unsafe clock.pointee += 1
        var oldest: Int?
        for index in 0..<Self.contextCount {
            if unsafe notes[index].context == context {
                unsafe notes[index].lastUse = clock.pointee
                return unsafe table(index)
            }
            if unsafe table(index) == other { continue }
            if unsafe notes[index].lastUse < oldest.map({ unsafe notes[$0].lastUse }) ?? .max { oldest = index }
        }
        guard let oldest else { preconditionFailure("a single table") }
        if unsafe notes[oldest].context != nil { clear(oldest) }
        unsafe notes[oldest].context = context
        unsafe notes[oldest].lastUse = clock.pointee
        return unsafe table(oldest)
    }

    /// Remembers what page an address lies in, in the place of what its entry holds.
    func insert(
        _ page: TranslatedPage,
        _ memory: GuestPage,
        at address: UInt64,
        in table: UnsafeMutableRawPointer
    ) {
        let start = address & ~PageSize.mask
        var entry = TranslationEntry()
        if page.permissions.contains(.read) { entry.loadTag = start }
        if page.permissions.isSuperset(of: [.read, .write]) { entry.storeTag = start }
        if page.permissions.contains(.execute) { entry.fetchTag = start }
        entry.addend = unsafe UInt64(UInt(bitPattern: memory.host)) &- start
        // SAFETY: the entry lies in the table, and the table is one of these.
        unsafe Self.entry(for: address, in: table).pointee = entry
        let index = unsafe (table - tables) / Self.contextByteCount
        unsafe notes[index].note(page, at: start)
    }

    /// The entry of a table that an address falls on.
    @inline(__always)
    static func entry(
        for address: UInt64,
        in table: UnsafeMutableRawPointer
    ) -> UnsafeMutablePointer<TranslationEntry> {
        let index = Int(truncatingIfNeeded: address &>> 12) & (entryCount &- 1)
        // SAFETY: a table has so many entries.
        return unsafe table.assumingMemoryBound(to: TranslationEntry.self) + index
    }

    func table(_ index: Int) -> UnsafeMutableRawPointer {
        unsafe tables + index * Self.contextByteCount
    }
}

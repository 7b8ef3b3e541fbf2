// SPDX-License-Identifier: Apache-2.0

/// What a table of translations has in it, so that fences need not look for it.
struct TranslationNotes: BitwiseCopyable {
    /// Whose table it is, nil for nobody's; then it is empty.
    var context: TranslationContext?
    /// When it was last selected.
    var lastUse: UInt64 = 0
    /// The entries that are not global.
    var local = EntrySet()
    /// The entries through which instructions were fetched, now or earlier: elsewhere there can be no jumps.
    var fetched = EntrySet()
    /// Whether instructions were fetched from pages that are not global.
    var hasFetchedLocal = false
    /// The addresses between which all superpages lie.
    var superpages: ClosedAddressRange = .empty

    /// Notes a translation that is put into the table.
    mutating func note(_ page: TranslatedPage, at start: UInt64) {
        let index = Int(truncatingIfNeeded: start >> PageSize.shift) & (TranslationCache.entryCount - 1)
        local.set(index, !page.isGlobal)
        if page.permissions.contains(.execute) {
            fetched.set(index, true)
            if !page.isGlobal { hasFetchedLocal = true }
        }
        if page.leafByteCount > PageSize.byteCount { superpages.extend(around: start, byteCount: page.leafByteCount) }
    }

    /// Notes that the table is empty now.
    mutating func forgetEntries() {
        local = EntrySet()
        fetched = EntrySet()
        hasFetchedLocal = false
        superpages = .empty
    }
}

/// Some of the entries of a table.
struct EntrySet: BitwiseCopyable {
    private var words = InlineArray<16, UInt64>(repeating: 0)

    /// Whether an entry is among them.
    func contains(_ index: Int) -> Bool { words[index >> 6] >> UInt64(index & 63) & 1 != 0 }

    /// Adds an entry or takes it away.
    mutating func set(_ index: Int, _ isMember: Bool) {
        let bit: UInt64 = 1 << UInt64(index & 63)
        if isMember { words[index >> 6] |= bit } else { words[index >> 6] &= ~bit }
    }

    /// Takes all away.
    mutating func removeAll() { self = EntrySet() }

    /// Calls with each of them.
    func forEach(_ body: (Int) -> Void) {
        for index in 0..<16 {
            var word = words[index]
            while word != 0 {
                body(index << 6 | word.trailingZeroBitCount)
                word &= word - 1
            }
        }
    }
}

/// Addresses from a first up to a last.
struct ClosedAddressRange: BitwiseCopyable {
    private var first: UInt64
    private var last: UInt64

    static let empty = ClosedAddressRange(first: .max, last: 0)

    /// Whether an address is among them.
    func contains(_ address: UInt64) -> Bool { first <= address && address <= last }

    /// Adds the aligned block of so many bytes, a power of 2, that an address lies in.
    mutating func extend(around address: UInt64, byteCount: UInt64) {
        first = min(first, address & ~(byteCount - 1))
        last = max(last, address | (byteCount - 1))
    }
}

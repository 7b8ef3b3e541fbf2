// SPDX-License-Identifier: Apache-2.0

/// What fences and changes of protection take out.
extension TranslationCache {
    /// Forgets all translations and jumps of all contexts.
    func removeAll() {
        for index in 0..<Self.contextCount where unsafe notes[index].context != nil { clear(index) }
    }

    /// Forgets all translations and jumps of some contexts.
    func removeAll(in scope: FenceScope) {
        for index in 0..<Self.contextCount where isMeant(index, scope) { clear(index) }
    }

    /// Forgets the translations of some contexts that are not global, and the jumps there.
    func removeLocal(in scope: FenceScope) {
        for index in 0..<Self.contextCount where isMeant(index, scope) {
            let entries = unsafe table(index).assumingMemoryBound(to: TranslationEntry.self)
            unsafe notes[index].local.forEach { entry in unsafe entries[entry] = TranslationEntry() }
            unsafe notes[index].local.removeAll()
            guard unsafe notes[index].hasFetchedLocal else { continue }
            clearJumps(index)
            unsafe notes[index].hasFetchedLocal = false
        }
    }

    /// Forgets one page in some contexts, and the jumps there. Where the page may be part of a superpage, all of a
    /// context goes, as other entries may come from the same entry of the page table.
    ///
    /// - Parameter includesGlobal: Whether it is forgotten also if it is global.
    func remove(pageOf address: UInt64, includingGlobal includesGlobal: Bool, in scope: FenceScope) {
        let start = address & ~PageSize.mask
        let entryIndex = Int(truncatingIfNeeded: address >> PageSize.shift) & (Self.entryCount - 1)
        for index in 0..<Self.contextCount where isMeant(index, scope) {
            if unsafe notes[index].superpages.contains(start) {
                clear(index)
                continue
            }
            let isLocal = unsafe notes[index].local.contains(entryIndex)
            guard includesGlobal || isLocal else { continue }
            // SAFETY: the entry lies in the table.
            let entry = unsafe Self.entry(for: address, in: table(index))
            if unsafe entry.pointee.isFor(start) { unsafe entry.pointee = TranslationEntry() }
            if unsafe notes[index].fetched.contains(entryIndex) { clearJumps(index) }
        }
    }

    /// Forgets all jumps: decoded blocks are about to go.
    func removeAllJumps() {
        for index in 0..<Self.contextCount where unsafe notes[index].context != nil { clearJumps(index) }
    }

    /// Whether a table is that of a context that a fence is for.
    private func isMeant(_ index: Int, _ scope: FenceScope) -> Bool {
        guard let context = unsafe notes[index].context else { return false }
        return scope.contains(context)
    }

    /// Forgets all of a table, whose context it keeps.
    func clear(_ index: Int) {
        fill(index, from: 0)
        unsafe notes[index].forgetEntries()
    }

    private func clearJumps(_ index: Int) { fill(index, from: Self.jumpOffset) }

    /// Makes entries of a table what they are at first: both kinds are all ones then.
    private func fill(_ index: Int, from offset: Int) {
        let byteCount = Self.contextByteCount - offset
        // SAFETY: the table has so many bytes behind the offset, of trivial types.
        unsafe (table(index) + offset).initializeMemory(as: UInt8.self, repeating: 0xFF, count: byteCount)
    }
}

extension TranslationEntry {
    /// Whether it has the page that begins at an address.
    fileprivate func isFor(_ start: UInt64) -> Bool { loadTag == start || storeTag == start || fetchTag == start }
}

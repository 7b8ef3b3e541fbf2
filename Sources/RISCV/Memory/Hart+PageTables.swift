// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// How a walk through the page tables ends.
enum PageTableWalk {
    case page(TranslatedPage)
    /// The tables do not allow the access.
    case pageFault
    /// The tables cannot be accessed.
    case accessFault
}

extension Hart {
    /// Looks up an address in the page tables that `satp` has, and sets A and D (privileged specification, section
    /// "Virtual Address Translation Process").
    ///
    /// - Parameters:
    ///   - context: One with translation.
    ///   - marks: Whether A and D are set, as they are for an access of the guest's.
    func walk(
        _ address: UInt64,
        _ access: MemoryAccess,
        in context: TranslationContext,
        marks: Bool = true
    ) -> PageTableWalk {
        let levelCount: UInt64 = context.mode == AddressTranslation.sv39 ? 3 : 4
        let unusedBits = 64 - (PageSize.shift + 9 * levelCount)
        guard Int64(bitPattern: address << unusedBits) >> unusedBits == Int64(bitPattern: address) else {
            return .pageFault
        }
        var table = state.satp & AddressTranslation.pageMask
        var isGlobal = false
        var level = levelCount
        while level > 0 {
            level -= 1
            let index = address >> (PageSize.shift + 9 * level) & 511
            let place = PhysicalAddress(rawValue: table << PageSize.shift | index << 3)
            guard let page = tablePage(at: place, .read) else { return .accessFault }
            let entry = page.entry(at: place.pageOffset)
            guard entry.isValid else { return .pageFault }
            isGlobal = isGlobal || entry.isGlobal
            if entry.isLeaf {
                let leaf = Leaf(entry: entry, level: level, isGlobal: isGlobal)
                guard leaf.isAligned, leaf.permissions(in: context).isSuperset(of: access.permission) else {
                    return .pageFault
                }
                let missing = leaf.missingBits(access)
                if missing == 0 || !marks { return .page(leaf.page(of: address, in: context)) }
                guard state.menvcfg & EnvironmentConfiguration.updatesPageTables != 0 else { return .pageFault }
                guard let page = tablePage(at: place, .write), !page.isReadOnly else { return .accessFault }
                let updated = PageTableEntry(rawValue: entry.rawValue | missing)
                // The entry may have changed since it was read: then nothing that was found holds any more.
                guard page.replace(entry, by: updated, at: place.pageOffset) else {
                    return walk(address, access, in: context)
                }
                return .page(
                    Leaf(entry: updated, level: level, isGlobal: isGlobal).page(of: address, in: context)
                )
            }
            if entry.hasLeafBits { return .pageFault }
            table = entry.page
        }
        return .pageFault
    }

    /// The memory that an entry of a page table is in, nil if it is none or protected.
    private func tablePage(at place: PhysicalAddress, _ permission: AccessPermissions) -> GuestPage? {
        guard protection.allows(permission, at: place, byteCount: 8, isMachine: false) else { return nil }
        return memory.table.page(at: place)
    }
}

/// An entry that stands for memory, as a walk has found it.
private struct Leaf {
    let entry: PageTableEntry
    /// How often 512 pages make up what it stands for.
    let level: UInt64
    let isGlobal: Bool

    private var pageMask: UInt64 { 1 << (9 * level) - 1 }

    /// Whether the memory begins at a multiple of its size.
    var isAligned: Bool { entry.page & pageMask == 0 }

    /// What is allowed, A and D aside.
    func permissions(in context: TranslationContext) -> AccessPermissions {
        var permissions = entry.permissions
        if context.loadsExecutable && permissions.contains(.execute) { permissions.insert(.read) }
        if context.privilege == .user { return entry.isForUser ? permissions : [] }
        guard entry.isForUser else { return permissions }
        // S-mode never executes what is U-mode's.
        return context.touchesUserPages ? permissions.subtracting(.execute) : []
    }

    /// The bits that have to be set before an access.
    func missingBits(_ access: MemoryAccess) -> UInt64 {
        ~entry.rawValue & (PageTableEntry.accessed | (access == .store ? PageTableEntry.dirty : 0))
    }

    /// The page that an address lies in.
    func page(of address: UInt64, in context: TranslationContext) -> TranslatedPage {
        let isDirty = entry.rawValue & PageTableEntry.dirty != 0
        return TranslatedPage(
            physicalPage: entry.page | address >> PageSize.shift & pageMask,
            permissions: isDirty ? permissions(in: context) : permissions(in: context).subtracting(.write),
            isGlobal: isGlobal,
            leafByteCount: PageSize.byteCount << (9 * level)
        )
    }
}

extension GuestPage {
    /// The page table entry at an offset.
    fileprivate func entry(at offset: UInt64) -> PageTableEntry {
        // SAFETY: an aligned place within the page.
        let place = unsafe (host + Int(offset)).assumingMemoryBound(to: Atomic<UInt64>.self)
        return PageTableEntry(rawValue: UInt64(littleEndian: unsafe place.pointee.load(ordering: .acquiring)))
    }

    /// Puts an entry in the place of another.
    ///
    /// - Returns: False if the other is not there any more.
    fileprivate func replace(_ entry: PageTableEntry, by new: PageTableEntry, at offset: UInt64) -> Bool {
        // SAFETY: an aligned place within the page.
        let place = unsafe (host + Int(offset)).assumingMemoryBound(to: Atomic<UInt64>.self)
        return unsafe place.pointee.compareExchange(
            expected: entry.rawValue.littleEndian,
            desired: new.rawValue.littleEndian,
            ordering: .acquiringAndReleasing
        ).exchanged
    }
}

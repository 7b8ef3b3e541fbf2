// SPDX-License-Identifier: Apache-2.0

/// What a page of virtual memory is, for accesses of one context.
struct TranslatedPage {
    /// The number of the physical page.
    var physicalPage: UInt64
    /// What may be done without looking at the tables again: to write is not among it until D is set.
    var permissions: AccessPermissions
    /// Whether it is the same in all address spaces.
    var isGlobal: Bool
    /// How many bytes the entry of the page table stands for that it comes from.
    var leafByteCount: UInt64
}

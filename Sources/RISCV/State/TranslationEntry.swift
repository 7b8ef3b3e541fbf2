// SPDX-License-Identifier: Apache-2.0

/// What is known of a virtual page in one context. The engine reads it inline: the layout is fixed.
///
/// A tag is the address of the page where the access is allowed without further ado, `none` elsewhere. It is compared
/// with the page of the *last* byte of an access, in the entry of the first: what crosses pages never matches. Only
/// whole pages of guest memory have tags. A page's store tag is withheld until its D bit is set, its others until its A
/// bit is.
struct TranslationEntry {
    /// For loads and `lr`.
    var loadTag: UInt64 = none
    /// For stores, `sc` and atomic memory operations; implies that loads are allowed too.
    var storeTag: UInt64 = none
    /// For instructions.
    var fetchTag: UInt64 = none
    /// The host's address is the virtual one plus this.
    var addend: UInt64 = .max

    /// What is the address of no page.
    static let none = UInt64.max
}

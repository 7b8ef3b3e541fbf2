// SPDX-License-Identifier: Apache-2.0

internal import Glibc

extension MemoryMap {
    /// What the kernel is told of memory (madvise(2)).
    public enum Advice: Sendable {
        /// Core dumps have it, or not.
        case isDumped(Bool)
        /// Pages that are equal may become one page, or not.
        case isMerged(Bool)
        /// All pages are made now, for reading and writing.
        case populated
        /// What is in it is of no use any more: a file loses it too.
        case discarded

        fileprivate var number: CInt {
            switch self {
            case .isDumped(let isDumped): isDumped ? MADV_DODUMP : MADV_DONTDUMP
            case .isMerged(let isMerged): isMerged ? MADV_MERGEABLE : MADV_UNMERGEABLE
            case .populated: 23  // MADV_POPULATE_WRITE, which is younger than Glibc's header.
            case .discarded: MADV_REMOVE
            }
        }
    }

    /// Tells the kernel something of the memory.
    ///
    /// - Throws: where it cannot be so: no room for all pages, a kernel that merges none.
    public func advise(_ advice: Advice) throws(SystemCallError) {
        // SAFETY: the memory is that of this value; discarding is what the caller wants.
        try unsafe withUnsafeMutableBytes { (bytes) throws(SystemCallError) in
            _ = try systemCall("advise on memory") { unsafe madvise(bytes.baseAddress, bytes.count, advice.number) }
        }
    }
}

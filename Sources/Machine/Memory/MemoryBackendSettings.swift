// SPDX-License-Identifier: Apache-2.0

/// What users set of memory.
struct MemoryBackendSettings {
    /// `size`, at least 1.
    var byteCount: UInt64?
    /// `share`: whether what is written is seen by all who map the same.
    var isShared: Bool
    /// `prealloc`: whether all pages are made at once.
    var isPopulated = false
    /// `dump`: whether core dumps have it.
    var isDumped = true
    /// `merge`: whether equal pages may become one.
    var isMerged = false
    /// `seal`: whether a memory file keeps its size for ever.
    var isSealed = true
    /// `mem-path`: the file, or the folder in which there is one without a name.
    var path: String?
    /// `discard-data`: whether the contents are lost with the object.
    var discardsContents = false
}

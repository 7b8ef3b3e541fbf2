// SPDX-License-Identifier: Apache-2.0

/// Where instructions are found in the host's memory.
@safe
struct FetchWindow {
    /// The byte at the address asked for.
    let host: UnsafeRawPointer
    /// How many bytes from there on may be executed: to the end of the page, or less where memory protection has a
    /// border within the page.
    let byteCount: Int
    /// Whether the whole page may be executed, so that its entry in the fetch context has a tag.
    let isWholePage: Bool
}

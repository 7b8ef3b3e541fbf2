// SPDX-License-Identifier: Apache-2.0

/// Why a file cannot be opened, in the words that clients of QEMU know.
public struct FileOpenError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The whole sentence, such as `Failed to find fdset /dev/fdset/7`.
    public let description: String

    /// The error number behind it, which callers with a sentence of their own add to it.
    public let errno: Errno
}

// SPDX-License-Identifier: Apache-2.0

internal import CLinux
internal import Glibc

/// How a file is opened: one access mode and what goes with it (open(2)). Everything is closed on exec.
public struct OpenFlags: OptionSet, Hashable, Sendable {
    /// The bits of Linux.
    public let rawValue: CInt

    /// Makes flags of their bits.
    public init(rawValue: CInt) { self.rawValue = rawValue }

    /// For reading; the mode where no other is given.
    public static let readOnly: OpenFlags = []
    /// For writing.
    public static let writeOnly = OpenFlags(rawValue: O_WRONLY)
    /// For reading and writing.
    public static let readWrite = OpenFlags(rawValue: O_RDWR)
    /// A file that is not there is made.
    public static let create = OpenFlags(rawValue: O_CREAT)
    /// The file must not be there; with `create`.
    public static let exclusive = OpenFlags(rawValue: O_EXCL)
    /// What the file has is thrown away.
    public static let truncate = OpenFlags(rawValue: O_TRUNC)
    /// Writes go to the end.
    public static let append = OpenFlags(rawValue: O_APPEND)
    /// Nothing waits.
    public static let nonBlocking = OpenFlags(rawValue: O_NONBLOCK)
    /// Reads and writes pass by the page cache.
    public static let direct = OpenFlags(rawValue: clinux_open_direct)
    /// A write returns when its bytes are on the disk.
    public static let synchronous = OpenFlags(rawValue: O_SYNC)

    /// The access mode alone.
    static let accessMode = OpenFlags(rawValue: O_ACCMODE)
}

// SPDX-License-Identifier: Apache-2.0

internal import CLinux

/// The code of this program, as far as it is in memory.
public enum ProgramCode {
    /// Gives back the pages of code: those that are used come again, those that only the start needed do not. Any thread may,
    /// at any time (madvise(2) with `MADV_DONTNEED`; nothing ever writes to them).
    public static func release() { clinux_release_code() }
}

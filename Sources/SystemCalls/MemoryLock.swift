// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// How much of the process's memory stays resident, so that it is never waited for.
public enum MemoryLock: Sendable {
    /// All there is and will be.
    case all
    /// All that is touched.
    case touched

    /// Has it be so from now on.
    ///
    /// - Throws: where the process may not have so much.
    public func apply() throws(SystemCallError) {
        let extent =
            switch self {
            case .all: Int32(0)
            case .touched: Int32(MCL_ONFAULT)
            }
        try systemCall("lock memory") { mlockall(Int32(MCL_CURRENT) | Int32(MCL_FUTURE) | extent) }
    }
}

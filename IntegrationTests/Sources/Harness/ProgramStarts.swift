// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Held while a program starts, and while there are descriptors that it must not inherit but would.
private let programStarts = Mutex(())

/// Runs something while no program starts: the Glibc module has no call that makes a pipe, or takes a connection, whose
/// descriptors close on exec from the first.
func withNoProgramStarting<Result>(_ body: () throws -> sending Result) rethrows -> sending Result {
    try programStarts.withLock { _ throws in try body() }
}

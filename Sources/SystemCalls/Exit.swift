// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// Ends the process, after what is registered to run at its end.
///
/// - Parameter status: what the parent learns; 0 for success.
public func exitProcess(status: Int32) -> Never { exit(status) }

/// Ends the process by the signal SIGABRT, as for a fault of its own; nothing is run.
public func abortProcess() -> Never { abort() }

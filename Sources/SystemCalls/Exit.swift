// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// Ends the process, after what is registered to run at its end.
///
/// - Parameter status: what the parent learns; 0 for success.
public func exitProcess(status: Int32) -> Never { exit(status) }

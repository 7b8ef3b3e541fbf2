// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// The value of an environment variable of the process; nil where it is not set, or is not UTF-8.
public func environmentVariable(_ name: String) -> String? {
    // SAFETY: the name lives as long as the call, and the value is copied before anybody could change it.
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(validatingCString: value)
}

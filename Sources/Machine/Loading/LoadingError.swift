// SPDX-License-Identifier: Apache-2.0

/// Why a file cannot be put into guest memory.
public struct LoadingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// One line without the file's name: what was found and what was expected.
    public let description: String

    init(_ description: String) { self.description = description }
}

// SPDX-License-Identifier: Apache-2.0

/// Why a schema file cannot be read, in the words of the system.
public struct UnreadableFile: Error, Sendable {
    /// The reason, such as `No such file or directory`.
    public let reason: String

    /// Makes the error.
    public init(reason: String) { self.reason = reason }
}

/// Hands out the bytes of a file by its path: how this module, which opens nothing itself, gets at files.
public typealias FileReader = (_ path: String) throws(UnreadableFile) -> [UInt8]

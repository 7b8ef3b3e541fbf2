// SPDX-License-Identifier: Apache-2.0

/// Why bytes are no flattened device tree.
public struct DeviceTreeError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The whole sentence: what was found and what was expected.
    public let description: String

    init(_ description: String) { self.description = description }
}

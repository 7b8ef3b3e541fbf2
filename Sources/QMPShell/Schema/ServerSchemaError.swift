// SPDX-License-Identifier: Apache-2.0

/// Why something is no answer to `query-qmp-schema`.
package struct ServerSchemaError: Error, Sendable, CustomStringConvertible {
    /// What is wrong, and with which entry.
    package let description: String

    init(_ description: String) { self.description = description }
}

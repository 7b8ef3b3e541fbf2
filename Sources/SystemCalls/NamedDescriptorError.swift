// SPDX-License-Identifier: Apache-2.0

/// Why a descriptor cannot have a name.
public enum NamedDescriptorError: Error, Hashable, Sendable {
    /// The name starts with a digit: where a name is expected, that means the number of a descriptor.
    case digit
}

extension NamedDescriptorError: CustomStringConvertible {
    /// The sentence for the client, of the command `getfd`.
    public var description: String { "Parameter 'fdname' expects a name not starting with a digit" }
}

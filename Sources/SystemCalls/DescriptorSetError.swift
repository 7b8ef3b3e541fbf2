// SPDX-License-Identifier: Apache-2.0

/// Why a descriptor cannot be added to a set or removed from one.
public enum DescriptorSetError: Error, Hashable, Sendable {
    /// The number of a set is negative.
    case negativeSet
    /// There is no such set, or there is but not with that descriptor.
    case notFound(set: Int64, number: Int64?)
}

extension DescriptorSetError: CustomStringConvertible {
    /// The sentence for the client, of the commands `add-fd` and `remove-fd`.
    public var description: String {
        switch self {
        case .negativeSet: "Parameter 'fdset-id' expects a non-negative value"
        case .notFound(let set, nil): "File descriptor named 'fdset-id:\(set)' not found"
        case .notFound(let set, let number?): "File descriptor named 'fdset-id:\(set), fd:\(number)' not found"
        }
    }
}

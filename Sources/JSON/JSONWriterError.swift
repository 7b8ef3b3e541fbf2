// SPDX-License-Identifier: Apache-2.0

/// Why a message cannot be written.
public enum JSONWriterError: Error, Sendable, Equatable {
    /// The message has an infinity or a NaN, for which JSON has no text.
    case numberNotFinite
}

extension JSONWriterError: CustomStringConvertible {
    /// The error in words.
    public var description: String {
        switch self {
        case .numberNotFinite: "JSON has no text for a number that is not finite"
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

/// By what a machine is told from all others: a UUID (RFC 9562), of zeros unless somebody gives it one.
public struct MachineIdentifier: Sendable, Hashable, CustomStringConvertible {
    /// The text, with lower-case digits.
    public let description: String

    /// The one of a machine that was given none.
    public init() { description = "00000000-0000-0000-0000-000000000000" }

    /// Reads 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12 between dashes; nil where the text has another form.
    public init?(_ text: String) {
        let groups = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard groups.map(\.count) == [8, 4, 4, 4, 12] else { return nil }
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        let letters = UInt8(ascii: "a")...UInt8(ascii: "f")
        let isRight = groups.joined().allSatisfy { digits.contains($0) || letters.contains($0 | 0x20) }
        guard isRight else { return nil }
        description = text.lowercased()
    }
}

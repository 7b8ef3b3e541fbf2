// SPDX-License-Identifier: Apache-2.0

/// Turns number tokens, known to be well formed, into numbers.
enum NumberDecoder {
    /// The exact value of an integer token; nil if it has none in 64 bits.
    static func integer(_ token: Span<UInt8>) -> JSONValue? {
        let isNegative = token[0] == UInt8(ascii: "-")
        var magnitude: UInt64 = 0
        for index in (isNegative ? 1 : 0)..<token.count {
            let digit = UInt64(token[index] &- UInt8(ascii: "0"))
            let (tens, overflowOfTens) = magnitude.multipliedReportingOverflow(by: 10)
            let (sum, overflowOfSum) = tens.addingReportingOverflow(digit)
            if overflowOfTens || overflowOfSum { return nil }
            magnitude = sum
        }
        if isNegative {
            guard magnitude <= Int64.min.magnitude else { return nil }
            return .integer(Int64(truncatingIfNeeded: 0 &- magnitude))
        }
        guard let value = Int64(exactly: magnitude) else { return .unsigned(magnitude) }
        return .integer(value)
    }

    /// The double nearest to a token; nil if that is an infinity.
    static func number(_ token: Span<UInt8>) -> Double? {
        guard let value = Double(String(validUTF8: token)), value.isFinite else { return nil }
        return value
    }
}

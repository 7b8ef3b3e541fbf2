// SPDX-License-Identifier: Apache-2.0

/// A size in bytes as options have it: `4096`, `0x1000`, `4k`, `1.5G`.
///
/// A suffix is one of B, K, M, G, T, P, E in either case and stands for a power of 1024. Only a decimal number has one; only
/// a number with a suffix above B has a fraction that is not zero, and the result is rounded to the nearest byte.
package enum SizeText {
    /// Why a text is no size.
    package enum Problem: Error {
        /// It is none.
        case malformed
        /// It is negative, or above 2⁶⁴−1.
        case outOfRange
    }

    /// The number of bytes that a text stands for.
    package static func bytes(in text: String) throws(Problem) -> UInt64 {
        if text.hasPrefix("0x") || text.hasPrefix("0X") {
            guard let integer = IntegerText(text) else { throw .malformed }
            guard let bytes = integer.magnitude else { throw .outOfRange }
            return bytes
        }
        let isNegative = text.utf8.first == UInt8(ascii: "-")
        var rest = text.utf8.dropFirst(isNegative ? 1 : 0)
        let whole = takeDigits(of: &rest)
        var fraction = ""[...].utf8
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            fraction = takeDigits(of: &rest)
        }
        guard !(whole.isEmpty && fraction.isEmpty), let unit = unit(rest) else { throw .malformed }
        guard unit > 1 || fraction.allSatisfy({ $0 == UInt8(ascii: "0") }) else { throw .malformed }
        guard !isNegative else { throw .outOfRange }
        return try sum(whole, fraction, unit)
    }

    /// The number of bytes that a suffix stands for, or nil where it is none.
    private static func unit(_ suffix: Substring.UTF8View) -> UInt64? {
        guard let letter = suffix.first else { return 1 }
        guard suffix.count == 1 else { return nil }
        let lowercase = letter | 0x20
        return "bkmgtpe".utf8.enumerated().first { $1 == lowercase }.map { 1 << (10 * $0.offset) }
    }

    private static func takeDigits(of rest: inout Substring.UTF8View) -> Substring.UTF8View {
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        rest = rest[digits.endIndex...]
        return digits
    }

    private static func sum(
        _ whole: Substring.UTF8View,
        _ fraction: Substring.UTF8View,
        _ unit: UInt64
    ) throws(Problem) -> UInt64 {
        var number: UInt64? = 0
        for byte in whole { number = number.flatMap { $0.times(10, plus: byte.digitValue ?? 0) } }
        guard let number else { throw .outOfRange }
        // 19 digits are a number below 2⁶⁴; all behind them weigh less than an eighth of a byte in the largest unit.
        var numerator: UInt64 = 0
        var denominator: UInt64 = 1
        for byte in fraction.prefix(19) {
            numerator = 10 * numerator + (byte.digitValue ?? 0)
            denominator *= 10
        }
        // The quotient fits: the numerator is below the denominator, so that it is below the unit.
        let (quotient, remainder) = denominator.dividingFullWidth(numerator.multipliedFullWidth(by: unit))
        let rounded = quotient + (remainder >= denominator - remainder ? 1 : 0)
        let (product, overflows) = number.multipliedReportingOverflow(by: unit)
        let (bytes, carries) = product.addingReportingOverflow(rounded)
        guard !overflows, !carries else { throw .outOfRange }
        return bytes
    }
}

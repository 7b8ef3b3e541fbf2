// SPDX-License-Identifier: Apache-2.0

/// An integer as options have it: an optional sign, then decimal digits, octal ones behind `0`, or hexadecimal ones behind
/// `0x`.
struct IntegerText {
    /// Whether there is a minus sign.
    let isNegative: Bool

    /// The number without its sign, or nil where it is above 2⁶⁴−1.
    let magnitude: UInt64?

    /// Reads a text as a whole; nil where it is no integer.
    init?(_ text: String) {
        var digits = text.utf8[...]
        isNegative = digits.first == UInt8(ascii: "-")
        if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
        let radix = Self.takeRadix(of: &digits)
        guard !digits.isEmpty else { return nil }
        var magnitude: UInt64? = 0
        for byte in digits {
            guard let digit = byte.digitValue, digit < radix else { return nil }
            magnitude = magnitude.flatMap { $0.times(radix, plus: digit) }
        }
        self.magnitude = magnitude
    }

    /// The value, if it is from −2⁶³ to 2⁶³−1.
    var signed: Int64? {
        guard let magnitude else { return nil }
        return isNegative
            ? (magnitude <= 1 << 63 ? Int64(truncatingIfNeeded: 0 &- magnitude) : nil) : Int64(exactly: magnitude)
    }

    /// The value modulo 2⁶⁴, if the number without its sign is below that.
    var wrapped: UInt64? { magnitude.map { isNegative ? 0 &- $0 : $0 } }

    /// Takes the prefix that says the radix.
    private static func takeRadix(of digits: inout Substring.UTF8View) -> UInt64 {
        guard digits.first == UInt8(ascii: "0"), digits.count > 1 else { return 10 }
        digits = digits.dropFirst()
        guard digits.first == UInt8(ascii: "x") || digits.first == UInt8(ascii: "X") else { return 8 }
        digits = digits.dropFirst()
        return 16
    }
}

extension UInt64 {
    /// The number with one more digit at its end, or nil where that is above 2⁶⁴−1.
    func times(_ radix: UInt64, plus digit: UInt64) -> UInt64? {
        let (product, overflows) = multipliedReportingOverflow(by: radix)
        let (sum, carries) = product.addingReportingOverflow(digit)
        return overflows || carries ? nil : sum
    }
}

extension UInt8 {
    /// The value of an ASCII digit, `a` to `f` included.
    var digitValue: UInt64? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(self - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(self - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(self - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}

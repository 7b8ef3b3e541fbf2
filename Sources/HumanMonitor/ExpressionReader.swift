// SPDX-License-Identifier: Apache-2.0

/// Reads an expression of 64-bit integers, whose arithmetic wraps around.
///
/// From what binds least: `+ -`, then `& | ^`, then `* / %`, then the signs `+ - ~`; parentheses; numbers as in C;
/// characters in single quotation marks; registers behind `$`.
struct ExpressionReader {
    /// What a register shows; nil where there is none of that name.
    let register: (String) -> UInt64?

    /// The line that it stands in.
    private(set) var line: LineReader

    /// How often signs and parentheses may stand inside one another.
    private static let depthLimit = 256

    private var depth = 0

    /// Reads from where the line goes on.
    init(_ line: LineReader, register: @escaping (String) -> UInt64?) {
        self.line = line
        self.register = register
        self.line.skipSpaces()
    }

    /// Takes an expression.
    mutating func sum() throws(Complaint) -> Int64 {
        var value = try bits()
        while let sign = line.next, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
            skip()
            let other = try bits()
            value = sign == UInt8(ascii: "+") ? value &+ other : value &- other
        }
        return value
    }

    private mutating func bits() throws(Complaint) -> Int64 {
        var value = try product()
        while let sign = line.next {
            switch sign {
            case UInt8(ascii: "&"):
                skip()
                value &= try product()
            case UInt8(ascii: "|"):
                skip()
                value |= try product()
            case UInt8(ascii: "^"):
                skip()
                value ^= try product()
            default: return value
            }
        }
        return value
    }

    private mutating func product() throws(Complaint) -> Int64 {
        var value = try unary()
        while let sign = line.next {
            switch sign {
            case UInt8(ascii: "*"):
                skip()
                value &*= try unary()
            case UInt8(ascii: "/"):
                skip()
                value = value.dividedReportingOverflow(by: try divisor()).partialValue
            case UInt8(ascii: "%"):
                skip()
                value = value.remainderReportingOverflow(dividingBy: try divisor()).partialValue
            default: return value
            }
        }
        return value
    }

    private mutating func divisor() throws(Complaint) -> Int64 {
        let value = try unary()
        guard value != 0 else { throw Complaint("division by zero") }
        return value
    }

    private mutating func unary() throws(Complaint) -> Int64 {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthLimit else { throw Complaint("expression is nested too deeply") }
        switch line.next {
        case UInt8(ascii: "+"):
            skip()
            return try unary()
        case UInt8(ascii: "-"):
            skip()
            return 0 &- (try unary())
        case UInt8(ascii: "~"):
            skip()
            return ~(try unary())
        case UInt8(ascii: "("):
            skip()
            let value = try sum()
            guard line.next == UInt8(ascii: ")") else { throw Complaint("')' expected") }
            skip()
            return value
        case UInt8(ascii: "'"): return try character()
        case UInt8(ascii: "$"): return try registerValue()
        case nil: throw Complaint("unexpected end of expression")
        default: return try number()
        }
    }

    private mutating func character() throws(Complaint) -> Int64 {
        line.advance()
        guard let byte = line.next else { throw Complaint("character constant expected") }
        line.advance()
        guard line.next == UInt8(ascii: "'") else { throw Complaint("missing terminating ' character") }
        skip()
        return Int64(Int8(bitPattern: byte))
    }

    private mutating func registerValue() throws(Complaint) -> Int64 {
        line.advance()
        let name = String(decoding: line.take(while: \.isNameCharacter), as: UTF8.self)
        line.skipSpaces()
        guard let value = register(name) else { throw Complaint("unknown register") }
        return Int64(bitPattern: value)
    }

    /// Takes digits: hexadecimal ones behind `0x`, octal ones behind `0`, else decimal ones.
    private mutating func number() throws(Complaint) -> Int64 {
        var radix: UInt64 = 10
        var digits = 0
        if line.take(UInt8(ascii: "0")) {
            radix = 8
            digits = 1
            var behind = line
            if behind.take(UInt8(ascii: "x")) || behind.take(UInt8(ascii: "X")), behind.next?.digit(in: 16) != nil {
                line = behind
                radix = 16
            }
        }
        var value: UInt64 = 0
        var overflows = false
        while let digit = line.next?.digit(in: radix) {
            line.advance()
            digits += 1
            let (product, productOverflows) = value.multipliedReportingOverflow(by: radix)
            let (sum, sumOverflows) = product.addingReportingOverflow(digit)
            value = sum
            overflows = overflows || productOverflows || sumOverflows
        }
        guard !overflows else { throw Complaint("number too large") }
        guard digits > 0 else {
            throw Complaint("invalid char '\(line.nextCharacter.map { "\($0)" } ?? "")' in expression")
        }
        line.skipSpaces()
        return Int64(bitPattern: value)
    }

    /// Takes a byte, and the white space behind it.
    private mutating func skip() {
        line.advance()
        line.skipSpaces()
    }
}

extension UInt8 {
    /// Its value as a digit; nil where it is none.
    fileprivate func digit(in radix: UInt64) -> UInt64? {
        let value: UInt64
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): value = UInt64(self - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): value = UInt64(self - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): value = UInt64(self - UInt8(ascii: "A") + 10)
        default: return nil
        }
        return value < radix ? value : nil
    }
}

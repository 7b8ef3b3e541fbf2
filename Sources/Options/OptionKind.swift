// SPDX-License-Identifier: Apache-2.0

import QAPI

/// The kinds of parameters, named as clients see them.
public enum OptionKind: String, Sendable {
    /// Any text.
    case string
    /// `on`, `yes`, `true`, `y` or `off`, `no`, `false`, `n`.
    case boolean
    /// An integer, decimal, octal behind `0` or hexadecimal behind `0x`.
    case number
    /// A number of bytes, with a suffix from B to E for powers of 1024.
    case size

    /// The value that a text stands for.
    ///
    /// - Parameter name: The parameter's name, for the error.
    /// - Throws: where the text is none of this kind.
    func value(of text: String, named name: String) throws(QAPIError) -> OptionValue {
        switch self {
        case .string: return .string(text)
        case .boolean:
            guard let value = Bool(optionText: text) else {
                throw QAPIError("Parameter '\(name)' expects 'on' or 'off'")
            }
            return .boolean(value)
        case .number:
            guard let integer = IntegerText(text) else { throw QAPIError("Parameter '\(name)' expects a number") }
            guard let value = integer.wrapped else {
                throw QAPIError("Value '\(text)' is too large for parameter '\(name)'")
            }
            return .number(value)
        case .size:
            do throws(SizeText.Problem) {
                return .size(try SizeText.bytes(in: text))
            } catch {
                switch error {
                case .malformed: throw QAPIError("Parameter '\(name)' expects a non-negative number below 2^64")
                case .outOfRange: throw QAPIError("Value '\(text)' is out of range for parameter '\(name)'")
                }
            }
        }
    }

    /// What the help of a group calls the kind.
    var helpText: String {
        switch self {
        case .string: "str"
        case .boolean: "bool (on/off)"
        case .number: "num"
        case .size: "size"
        }
    }
}

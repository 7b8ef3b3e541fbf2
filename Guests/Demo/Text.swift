// SPDX-License-Identifier: Apache-2.0

/// Text that goes to the console while it is put together, as there is no memory to put it into.
struct Text: ExpressibleByStringInterpolation {
    init(stringLiteral literal: StaticString) { Console.write(literal) }

    init(stringInterpolation: Interpolation) {}

    struct Interpolation: StringInterpolationProtocol {
        init(literalCapacity: Int, interpolationCount: Int) {}

        mutating func appendLiteral(_ literal: StaticString) { Console.write(literal) }

        mutating func appendInterpolation(_ text: StaticString) { Console.write(text) }

        mutating func appendInterpolation(_ number: UInt64) { appendInterpolation(number, digits: 1) }

        /// A number with zeros before it, so that it has as many digits at least.
        mutating func appendInterpolation(_ number: UInt64, digits: Int) {
            if number >= 10 || digits > 1 { appendInterpolation(number / 10, digits: digits - 1) }
            Console.write(UInt8(ascii: "0") + UInt8(number % 10))
        }

        mutating func appendInterpolation(hexadecimal number: UInt64) {
            if number >= 16 { appendInterpolation(hexadecimal: number >> 4) }
            let digit = UInt8(number & 15)
            Console.write(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit)
        }

        /// A time in milliseconds as seconds.
        mutating func appendInterpolation(seconds milliseconds: UInt64) {
            begin("\(milliseconds / 1000).\(milliseconds % 1000, digits: 3) s")
        }

        mutating func appendInterpolation(_ words: Words) {
            for index in 0..<words.count { Console.write(words[index]) }
        }
    }
}

/// Says something, and begins a new line.
func say(_ text: Text) { Console.write(UInt8(ascii: "\n")) }

/// Says something, and stays on the line.
func begin(_ text: Text) {}

// SPDX-License-Identifier: Apache-2.0

extension [UInt8] {
    /// The length in bytes of the white space at an index of valid UTF-8 text; 0 where there is none.
    ///
    /// White space is what Unicode calls so, and the four separators U+001C to U+001F.
    func whitespaceLength(at index: Int) -> Int {
        switch self[index] {
        case 0x09...0x0D, 0x1C...0x20: 1
        case 0xC2: self[index + 1] == 0x85 || self[index + 1] == 0xA0 ? 2 : 0
        case 0xE1...0xE3: isLongWhitespace(self[index], self[index + 1], self[index + 2]) ? 3 : 0
        default: 0
        }
    }

    /// Whether three bytes encode one of U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F, U+3000.
    private func isLongWhitespace(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        switch (first, second, third) {
        case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9),
            (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
            true
        default: false
        }
    }

    /// A range of valid UTF-8 text without the white space at its end.
    func trimmingEnd(of range: Range<Int>) -> Range<Int> {
        var end = range.upperBound
        while end > range.lowerBound && !(0x21...0x7E).contains(self[end - 1]) {
            let length = (1...3).first { end - $0 >= range.lowerBound && whitespaceLength(at: end - $0) == $0 }
            guard let length else { break }
            end -= length
        }
        return range.lowerBound..<end
    }

    /// How many spaces and tabs a range begins with.
    func indentation(of range: Range<Int>) -> Int {
        var index = range.lowerBound
        while index < range.upperBound && (self[index] == 0x20 || self[index] == 0x09) { index += 1 }
        return index - range.lowerBound
    }
}

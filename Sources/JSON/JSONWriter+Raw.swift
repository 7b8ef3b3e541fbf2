// SPDX-License-Identifier: Apache-2.0

extension JSONWriter {
    /// Writes a value, given as text in the compact style of this writer, which is trusted to be that.
    ///
    /// In the pretty style it is laid out anew.
    public mutating func raw(_ text: Span<UInt8>) {
        guard style == .pretty else {
            beginValue()
            bytes.append(contentsOf: text, in: 0..<text.count)
            return
        }
        var index = 0
        while index < text.count { layOutToken(of: text, at: &index) }
    }

    /// Writes a value, given as text in the compact style of this writer, which is trusted to be that.
    public mutating func raw(_ text: [UInt8]) { raw(text.span) }

    /// Writes a value, given as text in the compact style of this writer, which is trusted to be that.
    public mutating func raw(_ text: StaticString) {
        text.withUTF8Buffer { unsafe raw($0.span) }
    }

    private mutating func layOutToken(of text: Span<UInt8>, at index: inout Int) {
        let byte = text[index]
        let start = index
        index += 1
        switch byte {
        case UInt8(ascii: "{"): beginObject()
        case UInt8(ascii: "}"): endObject()
        case UInt8(ascii: "["): beginArray()
        case UInt8(ascii: "]"): endArray()
        case UInt8(ascii: ":"): endKey()
        // A comma is written before the value that follows it.
        case UInt8(ascii: ","), UInt8(ascii: " "): break
        default:
            if byte == UInt8(ascii: "\"") { skipString(of: text, at: &index) } else { skipWord(of: text, at: &index) }
            beginValue()
            bytes.append(contentsOf: text, in: start..<index)
        }
    }

    private func skipString(of text: Span<UInt8>, at index: inout Int) {
        while index < text.count, text[index] != UInt8(ascii: "\"") {
            index += text[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        index = min(index + 1, text.count)
    }

    private func skipWord(of text: Span<UInt8>, at index: inout Int) {
        while index < text.count {
            switch text[index] {
            case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"): return
            default: index += 1
            }
        }
    }
}

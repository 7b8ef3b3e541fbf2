// SPDX-License-Identifier: Apache-2.0

/// Reads a message that is complete in one chunk, well formed and usual. Most are, and this takes about two thirds of the time
/// of the machine of ``Lexer`` and ``ValueBuilder``: what may come next is a place in the code and not a state, and nothing
/// has to be kept for a next chunk.
///
/// It is a guess without consequences. Either it returns the message's value, or it returns nil and the machine reads the
/// message from its start. It returns only what the machine would:
///
/// - It looks at no more bytes than either limit allows tokens, and bytes of tokens. A token has a byte at least, so
///   neither limit can be exceeded. The containers around a container are counted.
/// - Marks, space and the three keywords are taken where the grammar of RFC 8259 has them and nowhere else, and the end is the
///   mark that closes the first container. The machine agrees on that; what it takes beyond RFC 8259 is all in strings.
/// - Where plain strings end and where other tokens do is asked of ``Lexer``, and the decoders decode them.
/// - All keys of an object have different fingerprints, so they are different.
struct MessageReader: ~Copyable {
    /// A container that is being read.
    private struct Container {
        var isObject: Bool
        /// How many keys and values there were before its own.
        var firstKey: Int
        var firstValue: Int
    }

    private struct Key {
        let string: String
        let fingerprint: Fingerprint
    }

    /// Equal for equal keys. Different for different ones, unless they are long and it is a rare coincidence.
    private typealias Fingerprint = SIMD2<UInt64>

    private var current = Container(isObject: false, firstKey: 0, firstValue: 0)
    private var outer = ScratchStack<Container>()
    private var keys = ScratchStack<Key>()
    private var values = ScratchStack<JSONValue>()

    /// Objects of more members are unusual.
    private static let largestObject = 64

    private init() {}

    /// The message that begins with the brace or bracket at an index, which is moved behind it; nil, and the index stays, if
    /// it is not complete or is unusual.
    static func read(_ chunk: Span<UInt8>, from index: inout Int, limits: JSONParser.Limits) -> JSONValue? {
        let room = min(chunk.count - index, limits.tokens, limits.tokenBytes - 1)
        guard room >= 2 else { return nil }
        var reader = MessageReader()
        var end = index
        let window = chunk.extracting(first: index + room)
        guard reader.read(window, from: &end, nesting: limits.nesting) else { return nil }
        index = end
        return reader.values.pop()
    }

    /// Reads a whole message, which is the one value then: whether there is one.
    @inline(__always)
    private mutating func read(_ chunk: Span<UInt8>, from index: inout Int, nesting: Int) -> Bool {
        repeat {
            let byte = Self.nextByte(in: chunk, from: &index)
            if byte == UInt8(ascii: "\""), let (string, _) = Self.plainString(in: chunk, from: &index) {
                values.push(.string(string))
            } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
                let isObject = byte == UInt8(ascii: "{")
                guard outer.count < nesting else { return false }
                open(isObject: isObject)
                index += 1
                if Self.nextByte(in: chunk, from: &index) != Self.closer(isObject: isObject) {
                    if isObject, !readKey(in: chunk, from: &index) { return false }
                    continue
                }
            } else {
                guard let (value, end) = Self.otherValue(in: chunk, from: index) else { return false }
                values.push(value)
                index = end
            }
            guard readMarks(in: chunk, from: &index) else { return false }
        } while outer.count > 0
        return true
    }

    /// Reads what may follow a value, up to the next value or the end of the message: whether it is well formed.
    @inline(__always)
    private mutating func readMarks(in chunk: Span<UInt8>, from index: inout Int) -> Bool {
        while outer.count > 0 {
            let byte = Self.nextByte(in: chunk, from: &index)
            if byte == UInt8(ascii: ",") {
                index += 1
                return !current.isObject || readKey(in: chunk, from: &index)
            }
            guard byte == Self.closer(isObject: current.isObject) else { return false }
            index += 1
            close()
        }
        return true
    }

    @inline(__always)
    private static func closer(isObject: Bool) -> UInt8 { isObject ? UInt8(ascii: "}") : UInt8(ascii: "]") }
}

// MARK: - Containers

extension MessageReader {
    @inline(__always)
    private mutating func open(isObject: Bool) {
        outer.push(current)
        current = Container(isObject: isObject, firstKey: keys.count, firstValue: values.count)
    }

    @inline(__always)
    private mutating func close() {
        let value = current.isObject ? JSONValue.object(takeMembers()) : .array(takeElements())
        values.push(value)
        current = outer.pop()
    }

    /// Moves the keys and values of the current object into it.
    ///
    /// An empty array that reserves what it needs is specialized; one that is made uninitialized looks its type up.
    @inline(__always)
    private mutating func takeMembers() -> JSONObject {
        let memberKeys = unsafe keys.entries(from: current.firstKey)
        let memberValues = unsafe values.entries(from: current.firstValue)
        precondition(memberKeys.count == memberValues.count, "a key without a value")
        var members: [JSONObject.Member] = []
        members.reserveCapacity(memberKeys.count)
        for index in memberKeys.indices {
            // SAFETY: each entry is moved once, and forgotten below.
            let key = unsafe memberKeys.moveElement(from: index).string
            members.append(JSONObject.Member(key: key, value: unsafe memberValues.moveElement(from: index)))
        }
        keys.forget(from: current.firstKey)
        values.forget(from: current.firstValue)
        return JSONObject(uniqueMembers: members)
    }

    /// Moves the elements of the current array into it.
    @inline(__always)
    private mutating func takeElements() -> [JSONValue] {
        let elements = unsafe values.entries(from: current.firstValue)
        var array: [JSONValue] = []
        array.reserveCapacity(elements.count)
        // SAFETY: each entry is moved once, and forgotten below.
        for index in elements.indices { unsafe array.append(elements.moveElement(from: index)) }
        values.forget(from: current.firstValue)
        return array
    }

    /// Reads a key and the colon behind it: whether they are there and usual.
    @inline(__always)
    private mutating func readKey(in chunk: Span<UInt8>, from index: inout Int) -> Bool {
        guard Self.nextByte(in: chunk, from: &index) == UInt8(ascii: "\"") else { return false }
        let start = index + 1
        guard let (string, shortFingerprint) = Self.plainString(in: chunk, from: &index) else { return false }
        let fingerprint = shortFingerprint ?? Self.fingerprint(of: chunk.extracting(start..<index - 1))
        guard Self.nextByte(in: chunk, from: &index) == UInt8(ascii: ":") else { return false }
        index += 1
        let others = unsafe keys.entries(from: current.firstKey)
        guard others.count < Self.largestObject else { return false }
        // SAFETY: the stack is not changed as long as its entries are lent.
        for index in others.indices where unsafe others[index].fingerprint == fingerprint { return false }
        keys.push(Key(string: string, fingerprint: fingerprint))
        return true
    }
}

// MARK: - Tokens

extension MessageReader {
    /// The next byte that is no space, to which the index is moved; 0, which may stand nowhere, at the end.
    @inline(__always)
    private static func nextByte(in chunk: Span<UInt8>, from index: inout Int) -> UInt8 {
        while index < chunk.count {
            let byte = chunk[index]
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): index += 1
            default: return byte
            }
        }
        return 0
    }

    /// Reads a plain string, from its opening quote on; with its fingerprint, if it is short and not near the chunk's end.
    @inline(__always)
    private static func plainString(in chunk: Span<UInt8>, from index: inout Int) -> (String, Fingerprint?)? {
        let start = index + 1
        guard chunk.count - start >= 16 else { return longString(in: chunk, from: &index) }
        let bytes = unsafe chunk.bytes
        // SAFETY: sixteen bytes are left.
        let first = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: start, as: UInt64.self)
        let second = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: start + 8, as: UInt64.self)
        let words = SIMD2(UInt64(littleEndian: first), UInt64(littleEndian: second))
        let length = Lexer.plainLength(words)
        guard length < 16, chunk[start + length] == UInt8(ascii: "\"") else {
            return longString(in: chunk, from: &index)
        }
        index = start + length + 1
        let string = String(validUTF8: chunk.extracting(start..<start + length), isASCII: true)
        return (string, fingerprint(ofFirst: length, of: words))
    }

    /// Reads any plain string, from its opening quote on.
    @inline(__always)
    private static func longString(in chunk: Span<UInt8>, from index: inout Int) -> (String, Fingerprint?)? {
        let start = index + 1
        guard let (string, end) = longString(in: chunk, from: start) else { return nil }
        index = end
        return (string, nil)
    }

    @inline(never)
    private static func longString(in chunk: Span<UInt8>, from start: Int) -> (String, end: Int)? {
        guard let end = Lexer.endOfPlainString(in: chunk, from: start) else { return nil }
        return (String(validUTF8: chunk.extracting(start..<end - 1), isASCII: true), end)
    }

    /// The fingerprint of up to 15 plain bytes: the bytes themselves, none of which is zero, and zeros.
    @inline(__always)
    private static func fingerprint(ofFirst length: Int, of words: SIMD2<UInt64>) -> Fingerprint {
        let mask = (1 as UInt64) << UInt64(length % 8 * 8) - 1
        return length < 8 ? SIMD2(words[0] & mask, 0) : SIMD2(words[0], words[1] & mask)
    }

    /// The fingerprint of any plain key: of a long one, a hash, and a last byte that no short one has.
    @inline(never)
    private static func fingerprint(of key: Span<UInt8>) -> Fingerprint {
        var words = SIMD2<UInt64>()
        if key.count < 16 {
            for index in key.indices { words[index / 8] |= UInt64(key[index]) << UInt64(index % 8 * 8) }
            return words
        }
        for index in key.indices { words[0] = (words[0] ^ UInt64(key[index])) &* 0x100_0000_01B3 }
        return SIMD2(words[0], 1 << 56)
    }

    /// Reads any value other than a container.
    @inline(never)
    private static func otherValue(in chunk: Span<UInt8>, from start: Int) -> (JSONValue, end: Int)? {
        guard start < chunk.count else { return nil }
        // If there are more letters, they are found where a mark should be.
        if isWord("null", in: chunk, at: start) { return (.null, start + 4) }
        if isWord("true", in: chunk, at: start) { return (.bool(true), start + 4) }
        if isWord("false", in: chunk, at: start) { return (.bool(false), start + 5) }
        var lexer = Lexer(longestToken: chunk.count)
        var end = start
        guard let token = lexer.next(in: chunk, from: &end) else { return nil }
        return value(of: token, text: chunk.extracting(start..<end)).map { ($0, end) }
    }

    private static func value(of token: Token, text: Span<UInt8>) -> JSONValue? {
        switch token {
        case .integer: return NumberDecoder.integer(text)
        case .number: return NumberDecoder.number(text).map { .number($0) }
        case .plainString, .string:
            var decoded: [UInt8] = []
            let content = text.extracting(1..<text.count - 1)
            guard StringDecoder.decode(content, of: text, into: &decoded) == nil else { return nil }
            return .string(String(validUTF8: decoded.span))
        case .keyword, .stray, .oversized: return nil
        }
    }

    @inline(__always)
    private static func isWord(_ word: StaticString, in chunk: Span<UInt8>, at start: Int) -> Bool {
        guard chunk.count - start >= word.utf8CodeUnitCount else { return false }
        for index in 0..<word.utf8CodeUnitCount where unsafe chunk[start + index] != word.utf8Start[index] {
            return false
        }
        return true
    }
}

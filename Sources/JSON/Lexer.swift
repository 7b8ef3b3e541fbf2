// SPDX-License-Identifier: Apache-2.0

/// Cuts a stream that comes in chunks into tokens.
///
/// After a lexical error it skips bytes up to one that promises a fresh start: a structural character, a control
/// character other than the tab, FE or FF. That may take several chunks.
struct Lexer: Sendable {
    enum State: UInt8 {
        case start, recovery
        case doubleQuoted, doubleQuotedEscape, singleQuoted, singleQuotedEscape
        case sign, zero, digits, point, fraction, exponent, exponentSign, exponentDigits
        case keyword
    }

    /// Where the lexer stands between two bytes.
    private(set) var state = State.start

    /// The bytes of the token that began in an earlier chunk.
    private var partial: [UInt8] = []

    /// Whether the string being read has neither an escape nor a byte beyond ASCII so far.
    private var isPlain = true

    /// The longest token, in bytes.
    private let longestToken: Int

    /// Where the last token began in its chunk; 0 if it began in an earlier one.
    private(set) var tokenStart = 0

    /// A lexer that gives up on a token longer than this.
    init(longestToken: Int) { self.longestToken = longestToken }

    /// Whether the last token began in an earlier chunk, so that its text is to be taken with ``takePartial()``.
    var hasPartial: Bool { !partial.isEmpty }

    /// The whole text of a token that began in an earlier chunk.
    mutating func takePartial() -> [UInt8] {
        defer { partial = [] }
        return partial
    }

    /// Reads up to the end of the token that the next byte begins or continues; nil if that is not in this chunk, which is
    /// read to its end then, or if bytes had to be skipped and a mark ended that.
    mutating func next(in chunk: Span<UInt8>, from position: inout Int) -> Token? {
        switch state {
        case .start: break
        case .recovery:
            skipToFreshStart(in: chunk, from: &position)
            return nil
        default: return resume(in: chunk, from: &position)
        }
        let byte = chunk[position]
        tokenStart = position
        position += 1
        isPlain = true
        switch byte {
        case UInt8(ascii: "\""): state = .doubleQuoted
        case UInt8(ascii: "'"): state = .singleQuoted
        case UInt8(ascii: "-"): state = .sign
        case UInt8(ascii: "0"): state = .zero
        case UInt8(ascii: "1")...UInt8(ascii: "9"): state = .digits
        case UInt8(ascii: "a")...UInt8(ascii: "z"): state = .keyword
        default:
            state = .recovery
            return .stray
        }
        return continueToken(in: chunk, from: &position)
    }

    /// Ends the input: the pending token, if there is one, with its text in ``takePartial()``.
    mutating func finish() -> Token? {
        defer { state = .start }
        tokenStart = 0
        switch state {
        case .start, .recovery: return nil
        default: return Self.token(endingIn: state) ?? .stray
        }
    }

    /// Goes on with a token of an earlier chunk.
    private mutating func resume(in chunk: Span<UInt8>, from position: inout Int) -> Token? {
        tokenStart = position
        let token = continueToken(in: chunk, from: &position)
        if token != nil { partial.append(contentsOf: chunk, in: tokenStart..<position) }
        return token
    }

    /// Reads on within a token that has a first byte, no further than to the longest token there may be.
    private mutating func continueToken(in chunk: Span<UInt8>, from position: inout Int) -> Token? {
        let room = longestToken - partial.count
        let isCut = room < chunk.count - tokenStart
        let end = isCut ? tokenStart + room + 1 : chunk.count
        let token =
            switch state {
            case .doubleQuoted, .doubleQuotedEscape, .singleQuoted, .singleQuotedEscape:
                string(in: chunk, from: &position, to: end)
            default:
                word(in: chunk, from: &position, to: end)
            }
        if let token { return token }
        if isCut {
            state = .start
            return .oversized
        }
        partial.append(contentsOf: chunk, in: tokenStart..<end)
        return nil
    }

    private mutating func skipToFreshStart(in chunk: Span<UInt8>, from position: inout Int) {
        while position < chunk.count {
            switch chunk[position] {
            case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ":"),
                UInt8(ascii: ","), 0x00...0x08, 0x0A...0x1F, 0xFE...0xFF:
                state = .start
                return
            default: position += 1
            }
        }
    }
}

// MARK: - Strings

extension Lexer {
    /// Reads on within a string.
    private mutating func string(in chunk: Span<UInt8>, from position: inout Int, to end: Int) -> Token? {
        let isDouble = state == .doubleQuoted || state == .doubleQuotedEscape
        let quote = isDouble ? UInt8(ascii: "\"") : UInt8(ascii: "'")
        var isEscaped = state == .doubleQuotedEscape || state == .singleQuotedEscape
        while position < end {
            if !isEscaped { Self.skipPlainBytes(in: chunk, from: &position, to: end, quote: quote) }
            guard position < end else { break }
            let byte = chunk[position]
            position += 1
            guard byte >= 0x20, byte < 0xFE else {
                state = .recovery
                return .stray
            }
            if isEscaped {
                isEscaped = false
            } else if byte == quote {
                state = .start
                return isPlain ? .plainString : .string
            } else {
                isEscaped = byte == UInt8(ascii: "\\")
            }
            isPlain = false
        }
        state =
            switch (isDouble, isEscaped) {
            case (true, false): .doubleQuoted
            case (true, true): .doubleQuotedEscape
            case (false, false): .singleQuoted
            case (false, true): .singleQuotedEscape
            }
        return nil
    }

    /// The end of a string in double quotes whose content starts at a position, if it is in this chunk and all of it is
    /// plain.
    @inline(__always)
    static func endOfPlainString(in chunk: Span<UInt8>, from start: Int) -> Int? {
        var position = start
        skipPlainBytes(in: chunk, from: &position, to: chunk.count, quote: UInt8(ascii: "\""))
        guard position < chunk.count, chunk[position] == UInt8(ascii: "\"") else { return nil }
        return position + 1
    }

    /// How many of sixteen bytes come before the first that is not plain in a string in double quotes; the first byte is
    /// the lowest of the first word.
    @inline(__always)
    static func plainLength(_ words: SIMD2<UInt64>) -> Int {
        let first = specialBytes(of: words[0], quote: UInt8(ascii: "\"")).trailingZeroBitCount / 8
        let second = specialBytes(of: words[1], quote: UInt8(ascii: "\"")).trailingZeroBitCount / 8
        return first < 8 ? first : 8 + second
    }

    /// Skips printable ASCII other than the quote and the backslash.
    @inline(__always)
    private static func skipPlainBytes(
        in chunk: Span<UInt8>,
        from position: inout Int,
        to end: Int,
        quote: UInt8
    ) {
        let bytes = unsafe chunk.bytes
        while position < end - 7 {
            // SAFETY: eight bytes are left before `end`, which is within the chunk.
            let word = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: position, as: UInt64.self)
            let special = specialBytes(of: UInt64(littleEndian: word), quote: quote)
            if special != 0 {
                position += special.trailingZeroBitCount / 8
                return
            }
            position += 8
        }
        while position < end {
            let byte = chunk[position]
            if byte == quote || byte == UInt8(ascii: "\\") || byte < 0x20 || byte >= 0x80 { return }
            position += 1
        }
    }

    /// The high bits of those of eight bytes which are not plain; above the lowest of them there may be wrong ones.
    @inline(__always)
    private static func specialBytes(of word: UInt64, quote: UInt8) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = word ^ (ones &* UInt64(quote))
        let backslashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
        // Less n, a byte gets its high bit if it was smaller than n, and then borrows from the next; a byte that has it
        // from the start is special as well.
        let small = (word &- ones &* 0x20) | (quotes &- ones) | (backslashes &- ones) | word
        return small & (ones &* 0x80)
    }
}

// MARK: - Numbers and keywords

extension Lexer {
    /// Reads on within a number or a keyword. The byte that ends it is not part of it and is left.
    private mutating func word(in chunk: Span<UInt8>, from position: inout Int, to end: Int) -> Token? {
        while position < end {
            guard let next = Self.state(after: state, reading: chunk[position]) else {
                let hasLeadingZero = state == .zero && Self.isDigit(chunk[position])
                if !hasLeadingZero, let token = Self.token(endingIn: state) {
                    state = .start
                    return token
                }
                position += 1
                state = .recovery
                return .stray
            }
            state = next
            position += 1
        }
        return nil
    }

    /// The token that a number or a keyword is when it ends in a state; nil if it cannot end there.
    private static func token(endingIn state: State) -> Token? {
        switch state {
        case .zero, .digits: .integer
        case .fraction, .exponentDigits: .number
        case .keyword: .keyword
        default: nil
        }
    }

    /// Where a byte leads within a number or a keyword; nil if it does not belong to it.
    private static func state(after state: State, reading byte: UInt8) -> State? {
        let isExponent = byte | 0x20 == UInt8(ascii: "e")
        switch state {
        case .keyword: return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? .keyword : nil
        case .sign: return byte == UInt8(ascii: "0") ? .zero : isDigit(byte) ? .digits : nil
        case .zero: return byte == UInt8(ascii: ".") ? .point : nil
        case .digits:
            if isDigit(byte) { return .digits }
            return byte == UInt8(ascii: ".") ? .point : isExponent ? .exponent : nil
        case .point: return isDigit(byte) ? .fraction : nil
        case .fraction: return isDigit(byte) ? .fraction : isExponent ? .exponent : nil
        case .exponent:
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { return .exponentSign }
            return isDigit(byte) ? .exponentDigits : nil
        case .exponentSign, .exponentDigits: return isDigit(byte) ? .exponentDigits : nil
        default: return nil
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}

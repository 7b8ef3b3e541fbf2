// SPDX-License-Identifier: Apache-2.0

/// Parses a stream of JSON messages, as a QMP peer sends it, in whatever chunks it comes.
///
/// The dialect is JSON ([RFC 8259]) with these extensions: strings may be in single quotes, `\'` is an escape, and U+0000 may
/// be written C0 80. Noncharacters and unpaired surrogates are refused, as are keys that occur twice and numbers beyond
/// the range of a `Double`. Messages need nothing between them.
///
/// An error ends the message that has it. What follows is parsed as new messages, after a lexical error from the next
/// structural character, control character, FE or FF on. A sender gets any parser into a known state with such a byte.
///
/// [RFC 8259]: https://www.rfc-editor.org/rfc/rfc8259
public struct JSONParser: Sendable {
    /// What a message may cost.
    public struct Limits: Sendable, Equatable {
        /// The deepest nesting of objects and arrays.
        public var nesting = 1024
        /// The number of bytes that the tokens of a message may have, plus one.
        public var tokenBytes = 64 << 20
        /// The number of tokens that a message may have.
        public var tokens = 2 << 20

        /// The limits that QMP peers are used to.
        public init() {}
    }

    /// What was found.
    public enum Outcome: Sendable, Equatable {
        /// A message.
        case value(JSONValue)
        /// Something that is no message.
        case failure(JSONParseError)
    }

    /// What a message may cost.
    public let limits: Limits

    /// The number of bytes of the stream that were consumed.
    public private(set) var offset = 0

    private var lexer: Lexer
    private var builder = ValueBuilder()

    /// The opening less the closing braces of the message. Counting braces and brackets separately decides where a message
    /// that is no JSON ends.
    private var braces = 0
    private var brackets = 0
    /// What is left for the message of the limits of the same name.
    private var tokenBytes: Int
    private var tokens: Int

    /// Makes a parser at the start of a stream.
    public init(limits: Limits = Limits()) {
        self.limits = limits
        tokenBytes = limits.tokenBytes
        tokens = limits.tokens
        lexer = Lexer(longestToken: limits.tokenBytes)
    }

    /// Consumes bytes up to the end of a message or to an error; nil, with the chunk consumed, if there is neither.
    ///
    /// - Parameters:
    ///   - chunk: The next bytes of the stream.
    ///   - position: Where in the chunk to start, from 0 to its length; moved behind the last byte consumed. A number or a
    ///     keyword outside of any container ends before the byte that follows it, which is not consumed.
    public mutating func next(in chunk: Span<UInt8>, from position: inout Int) -> Outcome? {
        precondition(position >= 0 && position <= chunk.count, "the position is outside of the chunk")
        let origin = offset - position
        var index = position
        let isMessageOver = readMessage(in: chunk, from: &index, origin: origin)
        position = index
        offset = origin + index
        return isMessageOver ? endMessage() : nil
    }

    /// Reads on: whether that ended a message, well or not.
    ///
    /// Strings, colons and commas are most of what comes, and branches of their own are predicted better than a jump
    /// through a table.
    private mutating func readMessage(in chunk: Span<UInt8>, from index: inout Int, origin: Int) -> Bool {
        while index < chunk.count {
            let start = index
            let byte = chunk[start]
            let isMessageOver: Bool
            if lexer.state != .start {
                isMessageOver = readToken(in: chunk, from: &index, origin: origin)
            } else if byte == UInt8(ascii: "\"") {
                isMessageOver = readString(in: chunk, from: &index, origin: origin)
            } else if byte == UInt8(ascii: ":") {
                index += 1
                isMessageOver = accept(.colon, at: origin + start)
                if !isMessageOver { Self.skipSpace(in: chunk, from: &index) }
            } else if byte == UInt8(ascii: ",") {
                index += 1
                isMessageOver = accept(.comma, at: origin + start)
                if !isMessageOver { Self.skipSpace(in: chunk, from: &index) }
            } else {
                isMessageOver = readOther(in: chunk, from: &index, origin: origin)
            }
            if isMessageOver { return true }
        }
        return false
    }

    /// Reads on at a double quote.
    @inline(__always)
    private mutating func readString(in chunk: Span<UInt8>, from index: inout Int, origin: Int) -> Bool {
        let start = index
        guard let end = Lexer.endOfPlainString(in: chunk, from: start + 1), end - start <= limits.tokenBytes else {
            return readToken(in: chunk, from: &index, origin: origin)
        }
        index = end
        return accept(plainString: chunk.extracting(start..<end), at: origin + start)
    }

    /// Reads on at a byte that begins a token, other than a double quote, a colon and a comma, or is space.
    @inline(__always)
    private mutating func readOther(in chunk: Span<UInt8>, from index: inout Int, origin: Int) -> Bool {
        let mark: Mark
        switch chunk[index] {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            // Nothing of the message was read yet if no token was counted.
            if tokens == limits.tokens, let value = MessageReader.read(chunk, from: &index, limits: limits) {
                builder.take(value)
                return true
            }
            mark = chunk[index] == UInt8(ascii: "{") ? .beginObject : .beginArray
        case UInt8(ascii: "}"): mark = .endObject
        case UInt8(ascii: "]"): mark = .endArray
        case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"):
            index += 1
            return false
        default: return readToken(in: chunk, from: &index, origin: origin)
        }
        index += 1
        return accept(mark, at: origin + index - 1)
    }

    /// Skips the space that usually follows.
    @inline(__always)
    private static func skipSpace(in chunk: Span<UInt8>, from index: inout Int) {
        if index < chunk.count, chunk[index] == UInt8(ascii: " ") { index += 1 }
    }

    /// Consumes bytes up to the end of a message or to an error; nil, with the chunk consumed, if there is neither.
    public mutating func next(in chunk: [UInt8], from position: inout Int) -> Outcome? {
        next(in: chunk.span, from: &position)
    }

    /// Consumes a whole chunk: all that it completes.
    public mutating func outcomes(in chunk: Span<UInt8>) -> [Outcome] {
        var outcomes: [Outcome] = []
        var position = 0
        while let outcome = next(in: chunk, from: &position) { outcomes.append(outcome) }
        return outcomes
    }

    /// Ends the stream: what it leaves pending, a number or an unfinished message. The parser can take another stream then,
    /// whose offsets count on.
    public mutating func finish() -> Outcome? {
        if let token = lexer.finish() {
            let text = lexer.takePartial()
            // The byte that makes a token stray is the one that is missing.
            let start = offset - text.count + (token == .stray ? 1 : 0)
            if accept(token, text: text.span, at: start) { return endMessage() }
        }
        guard tokens < limits.tokens else { return nil }
        builder.finish(at: offset)
        return endMessage()
    }
}

// MARK: - Messages

extension JSONParser {
    /// Takes a mark: whether it ends the message, well or not.
    @inline(__always)
    private mutating func accept(_ mark: Mark, at offset: Int) -> Bool {
        switch mark {
        case .comma:
            guard isWithinLimits(adding: 1, at: offset) else { return true }
            builder.comma(at: offset)
        case .colon:
            guard isWithinLimits(adding: 1, at: offset) else { return true }
            builder.colon(at: offset)
        case .beginObject:
            braces += 1
            guard isWithinLimits(adding: 1, at: offset), isWithinNesting(at: offset) else { return true }
            builder.open(isObject: true, at: offset)
        case .endObject:
            braces -= 1
            guard isWithinLimits(adding: 1, at: offset) else { return true }
            builder.closeObject(at: offset)
        case .beginArray:
            brackets += 1
            guard isWithinLimits(adding: 1, at: offset), isWithinNesting(at: offset) else { return true }
            builder.open(isObject: false, at: offset)
        case .endArray:
            brackets -= 1
            guard isWithinLimits(adding: 1, at: offset) else { return true }
            builder.closeArray(at: offset)
        }
        return isBalanced
    }

    /// Takes a string without escapes and of ASCII alone: whether it ends the message, well or not.
    @inline(__always)
    private mutating func accept(plainString text: Span<UInt8>, at offset: Int) -> Bool {
        guard isWithinLimits(adding: text.count, at: offset) else { return true }
        builder.string(text, isPlain: true, at: offset)
        return isBalanced
    }

    /// Reads on within a token that the lexer has to look at: whether that ended the message, well or not.
    @inline(never)
    private mutating func readToken(in chunk: Span<UInt8>, from index: inout Int, origin: Int) -> Bool {
        guard let token = lexer.next(in: chunk, from: &index) else { return false }
        if lexer.hasPartial {
            let text = lexer.takePartial()
            return accept(token, text: text.span, at: origin + index - text.count)
        }
        let start = lexer.tokenStart
        return accept(token, text: chunk.extracting(start..<index), at: origin + start)
    }

    /// Takes any other token, given as its text.
    @inline(never)
    private mutating func accept(_ token: Token, text: Span<UInt8>, at offset: Int) -> Bool {
        if token == .stray {
            builder.abandon(.stray(Self.strayText(text)), at: offset + text.count - 1)
            return true
        }
        guard isWithinLimits(adding: text.count, at: offset) else { return true }
        switch token {
        case .plainString: builder.string(text, isPlain: true, at: offset)
        case .string: builder.string(text, isPlain: false, at: offset)
        case .integer: builder.integer(text, at: offset)
        case .number: builder.number(text, at: offset)
        case .keyword: builder.keyword(text, at: offset)
        case .stray, .oversized: preconditionFailure("a token longer than the limit is within it")
        }
        return isBalanced
    }

    /// Whether a message ends here: nothing is open, or more was closed than opened.
    private var isBalanced: Bool { braces | brackets <= 0 }

    /// Counts a token of so many bytes: whether the message is still within the limits. It fails if not.
    @inline(__always)
    private mutating func isWithinLimits(adding bytes: Int, at offset: Int) -> Bool {
        // The lexer keeps a text no longer than the limit and one byte, so nothing overflows.
        tokenBytes -= bytes
        tokens -= 1
        if (tokenBytes - 1) | tokens >= 0 { return true }
        builder.abandon(tokenBytes < 1 ? .tokenSizeLimit : .tokenCountLimit, at: offset)
        return false
    }

    /// Whether no more containers are open than may be. The message fails if not.
    @inline(__always)
    private mutating func isWithinNesting(at offset: Int) -> Bool {
        if braces + brackets <= limits.nesting { return true }
        builder.abandon(.nestingLimit, at: offset)
        return false
    }

    /// A stray token as text, up to a NUL.
    private static func strayText(_ token: Span<UInt8>) -> String {
        let isCut = token.count > 0 && token[token.count - 1] == 0
        return ModifiedUTF8.repair(isCut ? token.extracting(droppingLast: 1) : token)
    }

    private mutating func endMessage() -> Outcome {
        (braces, brackets, tokenBytes, tokens) = (0, 0, limits.tokenBytes, limits.tokens)
        return builder.takeOutcome()
    }
}

// SPDX-License-Identifier: Apache-2.0

/// Why a text is no JSON message, and where.
public struct JSONParseError: Error, Sendable, Equatable {
    /// What is wrong.
    public enum Reason: Sendable, Equatable {
        /// A byte that cannot start or continue a token; the text is the token up to and with that byte.
        case stray(String)
        /// Another token stands where a value should.
        case expectingValue
        /// A member's key is a value, but no string.
        case keyIsNoString
        /// A member's key is not followed by a colon.
        case missingColon
        /// A member is followed neither by a comma nor by a closing brace.
        case expectedSeparatorInObject
        /// An element is followed neither by a comma nor by a closing bracket.
        case expectedSeparatorInArray
        /// A key occurs twice in one object.
        case duplicateKey
        /// The input ended within a message.
        case prematureEnd
        /// A word other than `true`, `false` and `null`.
        case invalidKeyword(String)
        /// A backslash is followed by a character that has no meaning there.
        case invalidEscape
        /// A `\u` escape, given as it was written, is no character.
        case invalidCharacter(String)
        /// A string is not valid (modified) UTF-8, or has a noncharacter.
        case invalidUTF8
        /// A number, given as it was written, is beyond the range of a `Double`.
        case numberOutOfRange(String)
        /// Containers are nested too deeply.
        case nestingLimit
        /// The tokens of a message are too long, taken together.
        case tokenSizeLimit
        /// A message has too many tokens.
        case tokenCountLimit
        /// One value was asked for, and the text has none.
        case noValue
        /// One value was asked for, and the text has more.
        case moreThanOneValue
    }

    /// What is wrong.
    public let reason: Reason

    /// The byte of the stream that is wrong, or the first byte of the token that is; the stream's length if its end is.
    public let offset: Int

    /// Makes an error.
    public init(_ reason: Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }
}

extension JSONParseError: CustomStringConvertible {
    /// The error in the words a QMP client reads.
    public var description: String { message }

    /// The error in the words a QMP client reads.
    public var message: String {
        switch reason {
        case .nestingLimit: "JSON nesting depth limit exceeded"
        case .tokenSizeLimit: "JSON token size limit exceeded"
        case .tokenCountLimit: "JSON token count limit exceeded"
        case .noValue: "Expecting a JSON value"
        case .moreThanOneValue: "Expecting at most one JSON value"
        case .stray(let token): "JSON parse error, stray '\(token)'"
        default: "JSON parse error, " + String(decoding: detail.utf8.prefix(Self.longestDetail), as: UTF8.self)
        }
    }

    /// QMP peers cut what follows `JSON parse error, ` to so many bytes; only a stray token is shown in full.
    private static let longestDetail = 1023

    private var detail: String {
        switch reason {
        case .expectingValue: "expecting value"
        case .keyIsNoString: "key is not a string in object"
        case .missingColon: "missing : in object pair"
        case .expectedSeparatorInObject: "expected separator in dict"
        case .expectedSeparatorInArray: "expected separator in list"
        case .duplicateKey: "duplicate key"
        case .prematureEnd: "premature EOI"
        case .invalidKeyword(let word): "invalid keyword '\(word)'"
        case .invalidEscape: "invalid escape sequence in string"
        case .invalidCharacter(let escape): "\(escape) is not a valid Unicode character"
        case .invalidUTF8: "invalid UTF-8 sequence in string"
        case .numberOutOfRange(let number): "number out of range '\(number)'"
        case .stray, .nestingLimit, .tokenSizeLimit, .tokenCountLimit, .noValue, .moreThanOneValue: ""
        }
    }
}

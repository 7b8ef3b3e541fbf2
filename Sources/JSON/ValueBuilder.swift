// SPDX-License-Identifier: Apache-2.0

/// The grammar as a pushdown machine: takes tokens, builds the value they are.
///
/// After the first error the machine is deaf and holds nothing until the message is over.
struct ValueBuilder: Sendable {
    /// What may come next.
    private enum State: UInt8 {
        case value, firstElement, elementSeparator
        case firstKey, key, colon, memberSeparator
        case failed
    }

    /// A container that is being read.
    private struct Container {
        enum Kind: UInt8 {
            /// None: the value is the message.
            case none
            case array, object
        }

        var kind = Kind.none
        /// Whether it stands where a key should.
        var isKey = false
        /// The elements of an array.
        var elements: [JSONValue] = []
        /// The members of an object.
        var members: [JSONObject.Member] = []
        /// The key whose value is to come.
        var key = ""
        /// Where the fingerprints of its keys begin.
        var firstFingerprint = 0
        /// All keys, if there are many.
        var keys: Set<ExactKey>?
    }

    private var state = State.value

    /// The innermost container.
    private var current = Container()
    /// Those around it, the outermost first, and behind them empty ones that were left: to use them again is cheaper than
    /// to make new ones.
    private var outer: [Container] = []
    private var depth = 0
    /// One for each key in the open objects, and left-over ones.
    private var fingerprints: [UInt32] = []
    private var decoded: [UInt8] = []

    /// The first error.
    private var failure: JSONParseError?

    /// The value, once it is complete.
    private var result: JSONValue?

    /// From so many members on an object's keys are hashed.
    private static let largeObject = 24

    /// What most containers do not outgrow.
    private static let usualCapacity = 4

    /// Memory beyond so many entries is given back when a message is over.
    private static let keptCapacity = 4096

    /// Ends the message and gets ready for the next: its value or its first error.
    mutating func takeOutcome() -> JSONParser.Outcome {
        state = .value
        if fingerprints.count > Self.keptCapacity { fingerprints = [] }
        if decoded.capacity > Self.keptCapacity { decoded = [] }
        if let failure = failure.take() {
            drop()
            return .failure(failure)
        }
        // Braces and brackets are balanced and the grammar had no objection, so what they enclose is complete.
        guard let value = result.take() else { preconditionFailure("a message without value and error") }
        return .value(value)
    }

    /// Takes a complete message, of which nothing was taken before.
    mutating func take(_ message: consuming JSONValue) { result = message }

    /// Ends the input within a message.
    mutating func finish(at offset: Int) { fail(.prematureEnd, at: offset) }

    /// Drops the message for an error that is more than one of grammar.
    mutating func abandon(_ reason: JSONParseError.Reason, at offset: Int) {
        state = .failed
        failure = JSONParseError(reason, at: offset)
    }

    private mutating func fail(_ reason: JSONParseError.Reason, at offset: Int) {
        guard state != .failed else { return }
        state = .failed
        failure = JSONParseError(reason, at: offset)
        drop()
    }

    private mutating func drop() {
        current = Container()
        outer = []
        depth = 0
    }
}

// MARK: - Structure

extension ValueBuilder {
    /// Opens an object or an array.
    mutating func open(isObject: Bool, at offset: Int) {
        guard expectsValue(at: offset) else { return }
        let isKey = state == .firstKey || state == .key
        let firstFingerprint = current.firstFingerprint + current.members.count + 1
        if depth == outer.count { outer.append(Container()) }
        swap(&current, &outer[depth])
        depth += 1
        current.kind = isObject ? .object : .array
        current.isKey = isKey
        current.firstFingerprint = firstFingerprint
        state = isObject ? .firstKey : .firstElement
    }

    /// Closes an object.
    mutating func closeObject(at offset: Int) {
        guard state == .memberSeparator || state == .firstKey else { return failUnexpected(at: offset) }
        var members: [JSONObject.Member] = []
        swap(&members, &current.members)
        close(.object(JSONObject(uniqueMembers: members)), at: offset)
    }

    /// Closes an array.
    mutating func closeArray(at offset: Int) {
        guard state == .elementSeparator || state == .firstElement else { return failUnexpected(at: offset) }
        var elements: [JSONValue] = []
        swap(&elements, &current.elements)
        close(.array(elements), at: offset)
    }

    private mutating func close(_ value: consuming JSONValue, at offset: Int) {
        let isKey = current.isKey
        if current.keys != nil { current.keys = nil }
        depth -= 1
        swap(&current, &outer[depth])
        finish(value, isKey: isKey, at: offset)
    }

    /// Takes a colon.
    mutating func colon(at offset: Int) {
        guard state == .colon else { return failUnexpected(at: offset) }
        state = .value
    }

    /// Takes a comma.
    mutating func comma(at offset: Int) {
        switch state {
        case .elementSeparator: state = .value
        case .memberSeparator: state = .key
        default: failUnexpected(at: offset)
        }
    }

    /// Takes the token of a value: whether one may stand here.
    private mutating func expectsValue(at offset: Int) -> Bool {
        switch state {
        case .value, .firstElement, .firstKey, .key: return true
        case .colon, .elementSeparator, .memberSeparator, .failed:
            failUnexpected(at: offset)
            return false
        }
    }

    private mutating func failUnexpected(at offset: Int) {
        switch state {
        case .value, .firstElement, .firstKey, .key: fail(.expectingValue, at: offset)
        case .colon: fail(.missingColon, at: offset)
        case .memberSeparator: fail(.expectedSeparatorInObject, at: offset)
        case .elementSeparator: fail(.expectedSeparatorInArray, at: offset)
        case .failed: break
        }
    }

    /// Puts a complete value where it belongs.
    @inline(__always)
    private mutating func finish(_ value: consuming JSONValue, isKey: Bool, at offset: Int) {
        if isKey { return fail(.keyIsNoString, at: offset) }
        switch current.kind {
        case .none: result = value
        case .array:
            if current.elements.isEmpty { current.elements.reserveCapacity(Self.usualCapacity) }
            current.elements.append(value)
            state = .elementSeparator
        case .object:
            guard isKeyNew() else { return fail(.duplicateKey, at: offset) }
            if current.members.isEmpty { current.members.reserveCapacity(Self.usualCapacity) }
            var key = ""
            swap(&key, &current.key)
            current.members.append(JSONObject.Member(key: key, value: value))
            state = .memberSeparator
        }
    }
}

// MARK: - Scalars

extension ValueBuilder {
    /// Takes a string token, given with its quotes.
    mutating func string(_ token: Span<UInt8>, isPlain: Bool, at offset: Int) {
        guard expectsValue(at: offset) else { return }
        let content = token.extracting(1..<token.count - 1)
        if isPlain {
            string(of: content, isASCII: true, at: offset)
        } else if let reason = StringDecoder.decode(content, of: token, into: &decoded) {
            fail(reason, at: offset)
        } else {
            let bytes = decoded
            string(of: bytes.span, isASCII: false, at: offset)
        }
    }

    /// Takes a string of valid UTF-8.
    private mutating func string(of content: Span<UInt8>, isASCII: Bool, at offset: Int) {
        let string = String(validUTF8: content, isASCII: isASCII)
        guard state == .firstKey || state == .key else { return finish(.string(string), isKey: false, at: offset) }
        current.key = string
        let fingerprint = Self.fingerprint(of: content)
        let index = current.firstFingerprint + current.members.count
        while index >= fingerprints.count { fingerprints.append(0) }
        fingerprints[index] = fingerprint
        state = .colon
    }

    /// Takes a token without fraction and exponent.
    mutating func integer(_ token: Span<UInt8>, at offset: Int) {
        guard expectsValue(at: offset) else { return }
        guard let value = NumberDecoder.integer(token) else { return number(token, at: offset) }
        scalar(value, at: offset)
    }

    /// Takes any token of a number.
    mutating func number(_ token: Span<UInt8>, at offset: Int) {
        guard expectsValue(at: offset) else { return }
        guard let value = NumberDecoder.number(token) else {
            return fail(.numberOutOfRange(ModifiedUTF8.repair(token)), at: offset)
        }
        scalar(.number(value), at: offset)
    }

    /// Takes a word of small letters.
    mutating func keyword(_ token: Span<UInt8>, at offset: Int) {
        guard expectsValue(at: offset) else { return }
        let word = String(validUTF8: token)
        switch word {
        case "null": scalar(.null, at: offset)
        case "true": scalar(.bool(true), at: offset)
        case "false": scalar(.bool(false), at: offset)
        default: fail(.invalidKeyword(word), at: offset)
        }
    }

    private mutating func scalar(_ value: JSONValue, at offset: Int) {
        finish(value, isKey: state == .firstKey || state == .key, at: offset)
    }
}

// MARK: - Unique keys

extension ValueBuilder {
    /// Whether the current key differs from those before: a linear search among few, with most comparisons settled by
    /// the fingerprints, a set among many.
    private mutating func isKeyNew() -> Bool {
        let count = current.members.count
        if count >= Self.largeObject { return isKeyNewInSet() }
        let first = current.firstFingerprint
        let fingerprint = fingerprints[first + count]
        for index in 0..<count
        where fingerprints[first + index] == fingerprint && current.members[index].key.isSameUTF8(as: current.key) {
            return false
        }
        return true
    }

    private mutating func isKeyNewInSet() -> Bool {
        let key = ExactKey(current.key)
        if current.keys == nil { current.keys = Set(current.members.lazy.map { ExactKey($0.key) }) }
        return current.keys?.insert(key).inserted ?? false
    }

    /// A number that equal keys share and different keys seldom do.
    private static func fingerprint(of key: Span<UInt8>) -> UInt32 {
        guard key.count > 0 else { return 0 }
        let first = UInt32(key[0])
        let middle = UInt32(key[key.count / 2])
        let last = UInt32(key[key.count - 1])
        return UInt32(truncatingIfNeeded: key.count) << 24 | first << 16 | middle << 8 | last
    }
}

// SPDX-License-Identifier: Apache-2.0

/// Parses the text of one schema file.
struct FileParser: ~Copyable {
    /// How deeply objects and lists may be nested.
    ///
    /// The parser calls itself for each level, and so does what reads, compares, prints or destroys conditions: this
    /// limit bounds their use of the stack. It takes up to 1.5 MB in an optimised build and 4 MB in one that is not.
    /// Chains of includes take less (`SchemaReader.maximumIncludeDepth`), and chains of bases and branches none.
    static let maximumDepth = 512

    /// The tokens.
    var lexer: Lexer

    /// The documentation comment being parsed.
    var documentation: DocumentationBuilder

    /// Starts at the lexer's current token.
    init(_ lexer: consuming Lexer) {
        documentation = DocumentationBuilder(text: lexer.bytes, of: lexer.file)
        self.lexer = lexer
    }

    /// Parses a value, from its first token to behind its last.
    ///
    /// - Parameter depth: How many values are around it.
    mutating func parseExpression(depth: Int = 0) throws(SchemaError) -> Expression {
        switch lexer.token {
        case .leftBrace: return .object(try parseMembers(depth: try deepened(depth)))
        case .leftBracket: return .array(try parseElements(depth: try deepened(depth)))
        case .string:
            let value = lexer.stringValue
            try lexer.advance()
            return .string(value)
        case .true, .false:
            let value = lexer.token == .true
            try lexer.advance()
            return .boolean(value)
        case .rightBrace, .rightBracket, .colon, .comma, .comment, .end:
            throw lexer.error("expected '{', '[', string, or boolean")
        }
    }

    private func deepened(_ depth: Int) throws(SchemaError) -> Int {
        guard depth < FileParser.maximumDepth else {
            throw lexer.error("nested more than \(FileParser.maximumDepth) levels deep")
        }
        return depth + 1
    }

    /// Parses an object from its opening brace on.
    private mutating func parseMembers(depth: Int) throws(SchemaError) -> ExpressionObject {
        try lexer.advance()
        if lexer.token == .rightBrace {
            try lexer.advance()
            return ExpressionObject()
        }
        guard lexer.token == .string else { throw lexer.error("expected string or '}'") }
        var members: [ExpressionObject.Member] = []
        members.reserveCapacity(4)
        var keys: Set<String> = []
        while true {
            let key = lexer.stringValue
            try lexer.advance()
            guard lexer.token == .colon else { throw lexer.error("expected ':'") }
            try lexer.advance()
            guard isNew(key, beside: members, &keys) else { throw lexer.error("duplicate key '\(key)'") }
            members.append(ExpressionObject.Member(key: key, value: try parseExpression(depth: depth)))
            let token = lexer.token
            guard token == .rightBrace || token == .comma else { throw lexer.error("expected ',' or '}'") }
            try lexer.advance()
            if token == .rightBrace { return ExpressionObject(members: members) }
            guard lexer.token == .string else { throw lexer.error("expected string") }
        }
    }

    /// Whether an object does not have a key yet: few are compared one by one, many are hashed.
    private func isNew(
        _ key: String,
        beside members: [ExpressionObject.Member],
        _ keys: inout Set<String>
    ) -> Bool {
        if members.count < 16 { return !members.contains { $0.key == key } }
        if keys.isEmpty { keys = Set(members.map(\.key)) }
        return keys.insert(key).inserted
    }

    /// Parses a list from its opening bracket on.
    private mutating func parseElements(depth: Int) throws(SchemaError) -> [Expression] {
        try lexer.advance()
        switch lexer.token {
        case .rightBracket:
            try lexer.advance()
            return []
        case .leftBrace, .leftBracket, .string, .true, .false: break
        case .rightBrace, .colon, .comma, .comment, .end:
            throw lexer.error("expected '{', '[', ']', string, or boolean")
        }
        var elements: [Expression] = []
        while true {
            elements.append(try parseExpression(depth: depth))
            let token = lexer.token
            guard token == .rightBracket || token == .comma else { throw lexer.error("expected ',' or ']'") }
            try lexer.advance()
            if token == .rightBracket { return elements }
        }
    }
}

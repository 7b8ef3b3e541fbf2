// SPDX-License-Identifier: Apache-2.0

extension FileParser {
    private typealias Line = DocumentationBuilder.Line

    /// Parses a documentation comment, from its opening `##` to behind its closing one.
    mutating func parseDocumentation() throws(SchemaError) -> Documentation {
        let location = lexer.location
        guard lexer.end - lexer.start == 2 else {
            throw lexer.error("junk after '##' at start of documentation comment")
        }
        documentation.start()
        var symbol: String?
        if let line = try nextLine() {
            if !line.isBlank && lexer.bytes[line.range.lowerBound] == UInt8(ascii: "@") {
                symbol = try parseSymbol(line)
                try parseSections()
            } else {
                try parseFreeform(from: line)
            }
        }
        try lexer.advance()
        let sections = try documentation.finish()
        return Documentation(symbol: symbol, sections: sections, location: location)
    }

    /// The next line of the comment; nil for its closing `##`.
    private mutating func nextLine() throws(SchemaError) -> Line? {
        try lexer.advance(keepsComments: true)
        guard lexer.token == .comment else {
            throw lexer.error("documentation comment must end with '##'")
        }
        let content = lexer.start + 1..<lexer.end
        guard let first = content.first else { return Line(range: content, number: lexer.line) }
        switch lexer.bytes[first] {
        case UInt8(ascii: "#"):
            guard content.count == 1 else {
                throw lexer.error("junk after '##' at end of documentation comment")
            }
            return nil
        case UInt8(ascii: " "):
            let range = lexer.bytes.trimmingEnd(of: first + 1..<content.upperBound)
            return Line(range: range, number: lexer.line)
        default:
            throw lexer.error("missing space after #")
        }
    }

    /// The name that the first line of a definition's comment gives.
    private func parseSymbol(_ line: Line) throws(SchemaError) -> String {
        guard lexer.bytes[line.range.upperBound - 1] == UInt8(ascii: ":") else {
            throw lexer.error("line should end with ':'")
        }
        let name = lexer.bytes[line.range.dropFirst().dropLast()]
        guard !name.isEmpty else { throw lexer.error("name required after '@'") }
        return String(decoding: name, as: UTF8.self)
    }

    private mutating func parseFreeform(from first: Line) throws(SchemaError) {
        documentation.beginParagraph(at: first)
        var next: Line? = first
        while let line = next {
            if let (name, _) = describedName(line) {
                throw lexer.error("'@\(name):' not allowed in free-form documentation")
            }
            if begins(line, with: UInt8(ascii: "=")) && line.number != first.number {
                throw lexer.error("'=' heading must come first in a comment block")
            }
            documentation.append(line)
            next = try nextLine()
        }
    }

    /// Parses what follows the name in a definition's comment.
    private mutating func parseSections() throws(SchemaError) {
        var mayDescribeMembers = true
        var next = try nextLine()
        while let line = try skipBlank(next) {
            if isFeaturesLine(line) {
                mayDescribeMembers = false
                next = try parseFeatures()
            } else if let (name, _) = describedName(line) {
                guard mayDescribeMembers else {
                    throw lexer.error("description of '@\(name):' follows a section")
                }
                mayDescribeMembers = false
                next = try parseDescriptions(from: line, of: .members)
            } else if let (tag, kind, rest) = sectionTag(line) {
                mayDescribeMembers = false
                try documentation.beginTagged(tag, kind, at: line.number)
                next = try parseUnindented(from: try parseIndented(behind: rest))
            } else if begins(line, with: UInt8(ascii: "=")) {
                throw lexer.error("unexpected '=' markup in definition documentation")
            } else {
                next = try parseParagraph(from: line)
            }
        }
    }

    private mutating func parseFeatures() throws(SchemaError) -> Line? {
        guard !documentation.hasFeatures else { throw lexer.error("duplicated 'Features:' line") }
        let next = try skipBlank(try nextLine())
        guard let line = next, describedName(line) != nil else {
            throw lexer.error("feature descriptions expected")
        }
        return try parseDescriptions(from: line, of: .features)
    }

    /// What a run of descriptions is about.
    private enum Described { case members, features }

    /// Parses descriptions that follow each other.
    ///
    /// - Returns: The line behind them.
    private mutating func parseDescriptions(
        from first: Line,
        of described: Described
    ) throws(SchemaError) -> Line? {
        var next: Line? = first
        while let line = next, let (name, rest) = describedName(line) {
            switch described {
            case .members: try documentation.beginMember(name, at: line.number)
            case .features: try documentation.beginFeature(name, at: line.number)
            }
            next = try parseIndented(behind: rest)
        }
        return next
    }

    private mutating func parseParagraph(from first: Line) throws(SchemaError) -> Line? {
        documentation.beginParagraph(at: first)
        var next: Line? = first
        while let line = next, !line.isBlank {
            documentation.append(line)
            next = try nextLine()
        }
        return next
    }

    /// Parses the rest of a section: the text behind its heading and the indented lines below.
    ///
    /// A line that is indented less than the first ends the section, except right below that first one.
    /// - Returns: The line behind it.
    private mutating func parseIndented(behind heading: Line) throws(SchemaError) -> Line? {
        documentation.append(heading)
        var next = try nextLine()
        while let line = next, line.isBlank {
            documentation.append(line)
            next = try nextLine()
        }
        guard let first = next else { return nil }
        let indentation = lexer.bytes.indentation(of: first.range)
        guard indentation > 0 else { return first }
        documentation.append(first)
        var isBelowFirst = true
        next = try nextLine()
        while let line = next, describedName(line) == nil {
            if !line.isBlank && lexer.bytes.indentation(of: line.range) < indentation {
                guard isBelowFirst else { break }
                throw lexer.error("unexpected de-indent (expected at least \(indentation) spaces)")
            }
            documentation.append(line)
            isBelowFirst = false
            next = try nextLine()
        }
        return next
    }

    /// Parses the unindented text of a section whose tag has none behind it, up to the next section. Schemas before
    /// QEMU 9.0 have such sections.
    ///
    /// - Returns: The line behind it.
    private mutating func parseUnindented(from first: Line?) throws(SchemaError) -> Line? {
        var next = first
        guard documentation.isSectionBlank else { return next }
        while let line = next, !beginsSection(line) {
            documentation.append(line)
            next = try nextLine()
        }
        return next
    }

    private mutating func skipBlank(_ line: Line?) throws(SchemaError) -> Line? {
        var next = line
        while let line = next, line.isBlank { next = try nextLine() }
        return next
    }
}

extension FileParser {
    private func begins(_ line: Line, with byte: UInt8) -> Bool {
        !line.isBlank && lexer.bytes[line.range.lowerBound] == byte
    }

    private func isFeaturesLine(_ line: Line) -> Bool {
        begins(line, with: UInt8(ascii: "F")) && lexer.bytes[line.range].elementsEqual("Features:".utf8)
    }

    private func beginsSection(_ line: Line) -> Bool {
        isFeaturesLine(line) || describedName(line) != nil || sectionTag(line) != nil
    }

    /// The name and the rest of a line such as `@name: text`.
    private func describedName(_ line: Line) -> (name: String, rest: Line)? {
        guard begins(line, with: UInt8(ascii: "@")),
            let colon = lexer.bytes[line.range].firstIndex(of: UInt8(ascii: ":"))
        else { return nil }
        let name = String(decoding: lexer.bytes[line.range.lowerBound + 1..<colon], as: UTF8.self)
        return (name, rest(of: line, behind: colon))
    }

    /// The tag and the rest of a line such as `Since: 1.0`; markup with two colons is none.
    private func sectionTag(_ line: Line) -> (tag: String, kind: Documentation.Section.Kind, rest: Line)? {
        let bytes = lexer.bytes
        guard !line.isBlank, UInt8(ascii: "E")...UInt8(ascii: "T") ~= bytes[line.range.lowerBound],
            let colon = bytes[line.range].prefix(9).firstIndex(of: UInt8(ascii: ":")),
            colon + 1 == line.range.upperBound || bytes[colon + 1] != UInt8(ascii: ":")
        else { return nil }
        let tag = String(decoding: bytes[line.range.lowerBound..<colon], as: UTF8.self)
        let kind: Documentation.Section.Kind
        switch tag {
        case "Returns": kind = .returns
        case "Errors": kind = .errors
        case "Since": kind = .since
        case "Note", "Notes": kind = .note
        case "Example", "Examples": kind = .example
        case "TODO": kind = .todo
        default: return nil
        }
        return (tag, kind, rest(of: line, behind: colon))
    }

    private func rest(of line: Line, behind colon: Int) -> Line {
        var start = colon + 1
        while start < line.range.upperBound && lexer.bytes[start] == UInt8(ascii: " ") { start += 1 }
        return Line(range: start..<line.range.upperBound, number: line.number)
    }
}

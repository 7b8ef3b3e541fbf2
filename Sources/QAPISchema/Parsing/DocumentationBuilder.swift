// SPDX-License-Identifier: Apache-2.0

/// Collects the lines of a documentation comment into sections.
struct DocumentationBuilder: ~Copyable {
    /// A line of a comment without its `# ` and the white space at its end.
    struct Line {
        /// Where in the file's text it is.
        var range: Range<Int>

        /// Its number in the file.
        var number: Int

        /// Whether nothing is left of it.
        var isBlank: Bool { range.isEmpty }
    }

    /// What the lines collected at a time belong to.
    private struct Heading {
        var kind: Documentation.Section.Kind
        /// How the comment spells it, for kinds that a tag begins.
        var tag = ""
        var line: Int

        /// How the comment spells it.
        var spelling: String {
            switch kind {
            case .member(let name), .feature(let name): "@" + name
            default: tag
            }
        }
    }

    /// The text of the file.
    let text: [UInt8]

    private let file: SourceFile
    private var heading: Heading?
    private var lines: [Line] = []
    private var sections: [Documentation.Section] = []
    private var members = UniqueNames()
    private var features = UniqueNames()
    private var firstEmpty: Heading?

    /// The text of a section; a property so that its storage lasts from section to section.
    private var content: [UInt8] = []

    /// Makes a builder for the comments of a file.
    init(text: [UInt8], of file: SourceFile) {
        self.text = text
        self.file = file
    }

    /// Starts a comment.
    mutating func start() {
        heading = nil
        lines.removeAll(keepingCapacity: true)
        sections = []
        sections.reserveCapacity(6)
        members.removeAll()
        features.removeAll()
        firstEmpty = nil
    }

    /// Whether a feature was described.
    var hasFeatures: Bool { !features.isEmpty }

    /// Whether the section has no text yet.
    var isSectionBlank: Bool { lines.allSatisfy(\.isBlank) }

    /// Adds a line to the section.
    mutating func append(_ line: Line) {
        lines.append(line)
    }

    /// Makes sure that the section is running text. A paragraph behind another is set off by a blank line.
    mutating func beginParagraph(at line: Line) {
        if case .plain = heading?.kind {
            lines.append(Line(range: line.range.lowerBound..<line.range.lowerBound, number: line.number))
        } else {
            begin(Heading(kind: .plain, line: line.number))
        }
    }

    /// Begins the description of a member.
    mutating func beginMember(_ name: String, at line: Int) throws(SchemaError) {
        try admit(name, isNew: members.insert(name), at: line)
        begin(Heading(kind: .member(name), line: line))
    }

    /// Begins the description of a feature.
    mutating func beginFeature(_ name: String, at line: Int) throws(SchemaError) {
        try admit(name, isNew: features.insert(name), at: line)
        begin(Heading(kind: .feature(name), line: line))
    }

    private func admit(_ name: String, isNew: Bool, at line: Int) throws(SchemaError) {
        if name.isEmpty { throw SchemaError(at: location(line), "invalid parameter name") }
        if !isNew { throw SchemaError(at: location(line), "'\(name)' parameter name duplicated") }
    }

    /// Begins a section that a tag such as `Since` names.
    mutating func beginTagged(
        _ tag: String,
        _ kind: Documentation.Section.Kind,
        at line: Int
    ) throws(SchemaError) {
        begin(Heading(kind: kind, tag: tag, line: line))
        let isUnique = kind == .returns || kind == .errors || kind == .since
        if isUnique && sections.contains(where: { $0.kind == kind }) {
            throw SchemaError(at: location(line), "duplicated '\(tag)' section")
        }
    }

    /// Ends the comment.
    ///
    /// - Throws: Where a section other than running text is empty.
    mutating func finish() throws(SchemaError) -> [Documentation.Section] {
        endSection()
        if let firstEmpty {
            throw SchemaError(at: location(firstEmpty.line), "text required after '\(firstEmpty.spelling):'")
        }
        return sections
    }

    private mutating func begin(_ heading: Heading) {
        endSection()
        self.heading = heading
    }

    private mutating func endSection() {
        guard let heading else { return }
        if case .plain = heading.kind {
            divideRunningText()
        } else {
            let content = joined(lines[...], headLine: heading.line)
            if content.isEmpty && firstEmpty == nil { firstEmpty = heading }
            sections.append(
                Documentation.Section(kind: heading.kind, text: content, location: location(heading.line))
            )
        }
        self.heading = nil
        lines.removeAll(keepingCapacity: true)
    }

    private func location(_ line: Int) -> SourceLocation { SourceLocation(file: file, line: line) }
}

extension DocumentationBuilder {
    /// Makes sections of running text: one for each known directive in it, one for each stretch between.
    private mutating func divideRunningText() {
        var next = 0
        while next < lines.count {
            let first = next
            next += 1
            guard let (kind, argument) = directive(lines[first]) else {
                while next < lines.count && directive(lines[next]) == nil { next += 1 }
                appendSection(.plain, lines[first..<next], headLine: nil)
                continue
            }
            while next < lines.count && (lines[next].isBlank || text.indentation(of: lines[next].range) > 0) {
                next += 1
            }
            lines[first].range = argument
            if kind == .example { blankOptions(in: first + 1..<next) }
            appendSection(kind, lines[first..<next], headLine: lines[first].number)
        }
    }

    /// The kind and argument of a directive that makes a section of its own, if the line is one.
    private func directive(_ line: Line) -> (kind: Documentation.Section.Kind, argument: Range<Int>)? {
        guard !line.isBlank, text[line.range.lowerBound] == UInt8(ascii: ".") else { return nil }
        for (marker, kind) in [(".. note::", Documentation.Section.Kind.note), (".. qmp-example::", .example)]
        where text[line.range].starts(with: marker.utf8) {
            let rest = line.range.lowerBound + marker.utf8.count..<line.range.upperBound
            let space = text.indentation(of: rest)
            guard rest.isEmpty || space > 0 else { return nil }
            return (kind, rest.lowerBound + space..<rest.upperBound)
        }
        return nil
    }

    /// Empties the options of a directive, lines that begin with a colon right below it, and their continuation lines.
    private mutating func blankOptions(in body: Range<Int>) {
        guard let first = body.first else { return }
        let optionIndentation = text.indentation(of: lines[first].range)
        for index in body {
            let range = lines[index].range
            let indentation = text.indentation(of: range)
            guard !range.isEmpty else { return }
            let isOption = text[range.lowerBound + indentation] == UInt8(ascii: ":")
            let continuesOption = index > first && indentation > optionIndentation
            guard isOption || continuesOption else { return }
            lines[index].range = range.upperBound..<range.upperBound
        }
    }

    /// Appends a section that may be left out where it has no text.
    private mutating func appendSection(
        _ kind: Documentation.Section.Kind,
        _ part: ArraySlice<Line>,
        headLine: Int?
    ) {
        guard let first = part.first(where: { !$0.isBlank }) else { return }
        let content = joined(part, headLine: headLine)
        sections.append(
            Documentation.Section(kind: kind, text: content, location: location(headLine ?? first.number))
        )
    }

    /// The text of lines without blank ones at the ends and without their common indentation.
    ///
    /// - Parameter headLine: The number of a line that shares its line with a heading, whose indentation says nothing.
    private mutating func joined(_ part: ArraySlice<Line>, headLine: Int?) -> String {
        var part = part.drop { $0.isBlank }
        while let last = part.last, last.isBlank { part = part.dropLast() }
        if part.count == 1, let line = part.first {
            let dropped = line.number == headLine ? 0 : text.indentation(of: line.range)
            return String(decoding: text[line.range.dropFirst(dropped)], as: UTF8.self)
        }

        var common = Int.max
        for line in part where !line.isBlank && line.number != headLine {
            common = min(common, text.indentation(of: line.range))
        }
        content.removeAll(keepingCapacity: true)
        for line in part {
            if !content.isEmpty { content.append(UInt8(ascii: "\n")) }
            let dropped = line.isBlank || line.number == headLine ? 0 : common
            content.append(contentsOf: text[line.range.lowerBound + dropped..<line.range.upperBound])
        }
        return String(decoding: content, as: UTF8.self)
    }
}

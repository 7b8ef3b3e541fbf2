// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import QAPISchema

@Suite("Documentation comments")
struct DocumentationParsingTests {
    @Test("parses every part of a definition's comment")
    func sections() throws {
        let comment = try documentation(
            of: documented(
                "#",
                "# Overview,",
                "# two lines.",
                "#",
                "#",
                "# Another paragraph.",
                "#",
                "# @a: text",
                "#     more",
                "#",
                "#       deeper",
                "# @b:",
                "#   below",
                "#",
                "# Features:",
                "#",
                "# @f: feature",
                "#",
                "# Returns: value",
                "#",
                "# Errors:",
                "#     - one",
                "#     - two",
                "#",
                "# Plain again.",
                "#",
                "# TODO: later",
                "# Since: 1.0"
            )
        )
        #expect(comment?.symbol == "foo")
        #expect(comment?.location.line == 1)
        #expect(
            comment?.outline == [
                "plain 4 Overview,|two lines.||Another paragraph.",
                "member(\"a\") 10 text|more||  deeper",
                "member(\"b\") 14 below",
                "feature(\"f\") 19 feature",
                "returns 21 value",
                "errors 23 - one|- two",
                "plain 27 Plain again.",
                "todo 29 later",
                "since 30 1.0",
            ]
        )
        #expect(comment?.text(of: .since) == "1.0")
        #expect(comment?.text(of: .note) == nil)
    }

    @Test("reads notes and examples that tags begin")
    func tags() throws {
        let comment = try documentation(
            of: documented(
                "# Note: one",
                "#     two",
                "#",
                "# Notes:",
                "#",
                "#  - three",
                "#",
                "# Example:",
                "#",
                "#     -> { \"a\": 1 }",
                "#     <- {",
                "#        }",
                "# Examples: four"
            )
        )
        #expect(
            comment?.outline == [
                "note 3 one|two", "note 6 - three", "example 10 -> { \"a\": 1 }|<- {|   }", "example 15 four",
            ]
        )
    }

    @Test("reads the unindented text of a tag that has no other")
    func unindented() throws {
        let comment = try documentation(
            of: documented(
                "# Returns:",
                "# - one",
                "#   two",
                "#",
                "# three",
                "# Example:",
                "#",
                "# -> { }",
                "# Since: 1"
            )
        )
        #expect(comment?.outline == ["returns 3 - one|  two||three", "example 8 -> { }", "since 11 1"])
    }

    @Test("reads notes and examples that directives begin")
    func directives() throws {
        let comment = try documentation(
            of: documented(
                "# Before.",
                "#",
                "# .. note:: one",
                "#    two",
                "#",
                "#    three",
                "#",
                "# Between.",
                "#",
                "# .. qmp-example::",
                "#    :annotated:",
                "#    :title: A long",
                "#      title",
                "#",
                "#    Text::",
                "#",
                "#      -> { }",
                "#",
                "# .. qmp-example::",
                "#",
                "#   :title: no option",
                "# .. note::",
                "#   four",
                "# Since: 2",
                "#",
                "# .. qmp-example::",
                "#     <- five"
            )
        )
        #expect(
            comment?.outline == [
                "plain 3 Before.", "note 5 one|two||three", "plain 10 Between.", "example 12 Text::||  -> { }",
                "example 21 :title: no option", "note 24 four", "plain 26 Since: 2", "example 28 <- five",
            ]
        )
    }

    @Test(
        "keeps other markup as text",
        arguments: [
            ".. caution:: one", ".. note::one", ".. notes:: one", ".. qmp-example", "Example::", "Note::", "Since::",
            "Since 1.0", "since: 1.0", "Limitation: one", "@a one", "@a", "  @a: one", "* one: two", "E: one", "::",
        ]
    )
    func text(line: String) throws {
        let trimmed = line.drop { $0 == " " }
        #expect(try documentation(of: documented("# " + line))?.outline == ["plain 3 \(trimmed)"])
    }

    @Test("leaves a directive within a description to the description")
    func nestedDirective() throws {
        let comment = try documentation(of: documented("# @a: one", "#", "#     .. note:: two", "#", "# three"))
        #expect(comment?.outline == ["member(\"a\") 3 one||.. note:: two", "plain 7 three"])
    }

    @Test("keeps what follows the options of an example without a blank line")
    func tightOptions() throws {
        let comment = try documentation(
            of: documented("# .. qmp-example::", "#    :title: A long", "#       title", "#    -> one", "#      two")
        )
        #expect(comment?.outline == ["example 3 -> one|  two"])
    }

    @Test("recognises sections only at the start of a paragraph")
    func paragraph() throws {
        let comment = try documentation(of: documented("# one", "# Since: 1", "# @a: two", "# Features:", "# = three"))
        #expect(comment?.outline == ["plain 3 one|Since: 1|@a: two|Features:|= three"])
    }

    @Test("ends a section at a line that is indented less, except right below its first")
    func dedent() throws {
        let comment = try documentation(of: documented("# Since: 1", "#     a", "#     b", "#   c", "# d"))
        #expect(comment?.outline == ["since 3 1|a|b", "plain 6   c|d"])
    }

    @Test("takes any text but a colon as a name, and white space at line ends as nothing")
    func names() throws {
        let comment = try documentation(of: documented("#  ", "# @a b-c_9:   one  \t", "#\u{20}\u{2003}", "# @é:two"))
        #expect(comment?.outline == ["member(\"a b-c_9\") 4 one", "member(\"é\") 6 two"])
    }

    @Test("reads free-form comments")
    func freeform() throws {
        let schema = try parse(
            """
            ##
            # = Heading
            #
            # Note: text
            # @a
            #
            # .. note:: two
            ##

            ##
            ##
            { 'include': 'a.json' }
            """,
            including: ["a.json": ""]
        )
        let comments = schema.freeformDocumentation
        #expect(comments.map(\.symbol) == [nil, nil])
        #expect(comments.map(\.location.line) == [1, 10])
        #expect(comments.map(\.outline) == [["plain 2 = Heading||Note: text|@a", "note 7 two"], []])
    }

    @Test("lets blank and indented lines stand within a comment")
    func looseLines() throws {
        let comment = try documentation(of: "  ##\n\n\t# @foo:\n\n  # one\n##\n{}")
        #expect(comment?.outline == ["plain 5 one"])
    }

    @Test("gives a definition no comment that is not right before it")
    func undocumented() throws {
        let schema = try parse(documented("# one") + "# ordinary comment\n{ 'command': 'bar' }")
        #expect(schema.definitions.map(\.documentation?.symbol) == ["foo", nil])
    }
}

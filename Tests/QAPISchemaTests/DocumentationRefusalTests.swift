// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import QAPISchema

@Suite("Refused documentation comments")
struct DocumentationRefusalTests {
    @Test(
        "refuses malformed comments",
        arguments: [
            (["## x"], "1:1: junk after '##' at start of documentation comment"),
            (["##", "# x", "## y"], "3:1: junk after '##' at end of documentation comment"),
            (["##", "# x"], "2:4: documentation comment must end with '##'"),
            (["##", "# x", "  {}"], "3:3: documentation comment must end with '##'"),
            (["##", "# x", "y"], "3:1: stray 'y'"),
            (["##", " #x"], "2:2: missing space after #"),
            (["##", "# @x"], "2:1: line should end with ':'"),
            (["##", "# @"], "2:1: line should end with ':'"),
            (["##", "# @x: y"], "2:1: line should end with ':'"),
            (["##", "# @:"], "2:1: name required after '@'"),
            (["##", "# x", "#", "# @y: z", "##"], "4:1: '@y:' not allowed in free-form documentation"),
            (["##", "# x", "# = y", "##"], "3:1: '=' heading must come first in a comment block"),
            (["##", "#", "# = y", "##"], "3:1: '=' heading must come first in a comment block"),
        ]
    )
    func malformed(lines: [String], expected: String) {
        #expect(complaint(about: lines.joined(separator: "\n")) == "schema.json:" + expected)
    }

    @Test(
        "refuses malformed sections",
        arguments: [
            (["# = x"], "3:1: unexpected '=' markup in definition documentation"),
            (["# Features:", "#"], "5:1: feature descriptions expected"),
            (["# Features:", "# x"], "4:1: feature descriptions expected"),
            (["# Features:", "# @x: y", "# Features:"], "5:1: duplicated 'Features:' line"),
            (["# @:", "#  x"], "3:1: invalid parameter name"),
            (["# @x: y", "# @x: z"], "4:1: 'x' parameter name duplicated"),
            (["# Features:", "# @x: y", "# @x: z"], "5:1: 'x' parameter name duplicated"),
            (["# Since: x", "#", "# @y: z"], "5:1: description of '@y:' follows a section"),
            (["# Features:", "# @x: y", "# z", "#", "# @v: w"], "7:1: description of '@v:' follows a section"),
            (["# @x: y", "#", "# text", "#", "# @z: y"], "7:1: description of '@z:' follows a section"),
            (["# Since: x", "#", "# Since: y"], "5:1: duplicated 'Since' section"),
            (["# Returns: x", "# Returns: y"], "4:1: duplicated 'Returns' section"),
            (["# Errors:", "# Errors:"], "4:1: duplicated 'Errors' section"),
            (["# Errors:"], "3:1: text required after 'Errors:'"),
            (["# Notes:", "#", "# @x:"], "5:1: description of '@x:' follows a section"),
            (["# Notes:", "#", "# Since: 1"], "3:1: text required after 'Notes:'"),
            (["# Example:", "# Since:"], "3:1: text required after 'Example:'"),
            (["# TODO:"], "3:1: text required after 'TODO:'"),
            (["# @x:", "# @y: z"], "3:1: text required after '@x:'"),
            (["# Features:", "# @x:", "#"], "4:1: text required after '@x:'"),
            (["# Since:", "#    x", "#  y"], "5:1: unexpected de-indent (expected at least 3 spaces)"),
            (["# @x: y", "#     z", "# Since: 1"], "5:1: unexpected de-indent (expected at least 4 spaces)"),
        ]
    )
    func sections(lines: [String], expected: String) {
        let text = (["##", "# @foo:"] + lines + ["##", "{}"]).joined(separator: "\n")
        #expect(complaint(about: text) == "schema.json:" + expected)
    }

    @Test(
        "refuses a definition's comment that something else follows",
        arguments: [
            "", "{ 'include': 'x' }", "{ 'include': true, 'x': 'y' }", "{ 'pragma': [] }", "##\n# x\n##",
            "##\n# @foo:\n##\n{}",
        ]
    )
    func unused(next: String) {
        #expect(
            complaint(about: "\n##\n# @foo:\n##\n" + next)
                == "schema.json:2:1: documentation for 'foo' is not followed by the definition"
        )
    }

    @Test("refuses a free-form comment right before a definition")
    func freeformBeforeDefinition() {
        #expect(
            complaint(about: "\n##\n# text\n##\n\n{ 'command': 'foo' }")
                == "schema.json:2:1: definition documentation required"
        )
    }
}

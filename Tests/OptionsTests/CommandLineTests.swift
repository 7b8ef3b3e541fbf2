// SPDX-License-Identifier: Apache-2.0

import JSON
import Options
import QAPI
import Testing

@Suite("Command line")
struct CommandLineTests {
    private func parse(_ words: String...) throws -> ParsedCommandLine { try Sample.table.parse(words) }

    @Test("keeps options in their order, by the first of their names, with one dash or two")
    func keepsOrder() throws {
        let line = try parse("-h", "--name", "x", "-pidfile", "-name", "--help")
        #expect(line.occurrences.map(\.option.names.first) == ["help", "name", "pidfile", "help"])
        #expect(line.occurrences.map(\.location) == ["-h", "--name x", "-pidfile -name", "--help"])
        #expect(line.occurrences[2].text == "-name")
        #expect(line.contains("help"))
        #expect(!line.contains("h"))
    }

    @Test(
        "refuses with the text that QEMU has for it",
        arguments: [
            (["-foo"], "-foo: invalid option"),
            (["--foo"], "--foo: invalid option"),
            (["---help"], "---help: invalid option"),
            (["-"], "-: invalid option"),
            (["--"], "--: invalid option"),
            ([""], ": invalid option"),
            (["help"], "help: invalid option"),
            (["-name=foo"], "-name=foo: invalid option"),
            (["-Name"], "-Name: invalid option"),
            (["-name"], "-name: requires an argument"),
            (["-help", "--pidfile"], "--pidfile: requires an argument"),
            (["-name", "foo=1"], "-name foo=1: Invalid parameter 'foo'"),
            (
                ["-name", "a,debug-threads=x"],
                "-name a,debug-threads=x: Parameter 'debug-threads' expects 'on' or 'off'"
            ),
            (["-object", "{\"id\": 1"], "-object {\"id\": 1: JSON parse error, premature EOI"),
            (["-object", "{} x"], "-object {} x: Expecting at most one JSON value"),
            (["-chardev", "null,id=1"], "-chardev null,id=1: Parameter 'id' expects an identifier"),
            (["-chardev", "null,id=a", "-chardev", "x,id=a"], "-chardev x,id=a: Duplicate ID 'a' for device"),
            (["-chardev", "null,id=a", "-serial", "x,id=a"], "-serial x,id=a: Duplicate ID 'a' for device"),
        ]
    )
    func refuses(words: [String], expected: String) {
        #expect(failure { _ = try Sample.table.parse(words) } == expected)
    }

    @Test("lets the same id name things of different groups")
    func separatesGroups() throws {
        let line = try parse("-chardev", "null,id=a", "-object", "x,id=a")
        #expect(line.occurrences.compactMap(\.values?.id) == ["a", "a"])
    }

    @Test("takes an argument that starts with a brace for JSON where the option admits it")
    func takesJSON() throws {
        let line = try parse("-object", #"{"id": "a"}"#, "-object", " {}", "-name", "{}")
        guard case .json(let object) = line.occurrences[0].argument else {
            Issue.record("no JSON")
            return
        }
        #expect(object == ["id": "a"])
        #expect(line.occurrences[1].values?.string("qom-type") == " {}")
        #expect(line.occurrences[2].values?.string("guest") == "{}")
    }

    @Test("makes one of all occurrences of a merged group, the last of a key winning")
    func merges() throws {
        let line = try parse("-name", "a,debug-threads=on", "-help", "-name", "b")
        let values = try #require(line.mergedValues(of: "name"))
        #expect(values.string("guest") == "b")
        #expect(values.boolean("debug-threads") == true)
    }

    @Test("has no merged values of a group that is absent or not merged", arguments: ["name", "device"])
    func mergesNothing(group: String) throws {
        #expect(try parse("-chardev", "null,id=a").mergedValues(of: group) == nil)
    }

    @Test("shows the place of an option in an error that is found later")
    func locatesLaterErrors() throws {
        let occurrence = try #require(try parse("--pidfile", "/x").occurrences(of: "pidfile").first)
        #expect(occurrence.error(QAPIError("no room")).description == "--pidfile /x: no room")
    }
}

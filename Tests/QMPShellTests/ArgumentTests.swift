// SPDX-License-Identifier: Apache-2.0

import JSON
import QMPShell
import Testing

@Suite("Arguments")
struct ArgumentTests {
    private func arguments(_ words: [String]) throws -> JSONValue {
        .object(try ArgumentReader(Samples.schema).arguments(of: Samples.command("open"), ["driver=null"] + words))
    }

    @Test(
        "become values of the types that the server has for them",
        arguments: [
            ("node-name=17", ["node-name": "17"]),
            ("node-name=", ["node-name": ""]),
            ("node-name=a=b", ["node-name": "a=b"]),
            ("size=-5", ["size": -5]),
            ("size=0x10", ["size": 16]),
            ("size=1.5k", ["size": 1536]),
            ("size=18446744073709551615", ["size": .unsigned(.max)]),
            ("size=-9223372036854775808", ["size": .integer(.min)]),
            ("ratio=0.5", ["ratio": 0.5]),
            ("ratio=2", ["ratio": 2]),
            ("read-only=on", ["read-only": true]),
            ("read-only=false", ["read-only": false]),
            ("none=null", ["none": nil]),
            ("extra=[1]", ["extra": [1]]),
            ("extra=word", ["extra": "word"]),
            ("extra.a.b=3", ["extra": ["a": ["b": 3]]]),
            ("flags=file,null", ["flags": ["file", "null"]]),
            ("flags=", ["flags": []]),
            (#"flags=["file"]"#, ["flags": ["file"]]),
            ("flags.0=null", ["flags": ["null"]]),
            (#"hosts=[{"host": "a"}]"#, ["hosts": [["host": "a"]]]),
            (#"where={"host": 3}"#, ["where": ["host": 3]]),
            ("backing=null", ["backing": nil]),
            ("backing=disk", ["backing": "disk"]),
            (#"backing={"driver": "null"}"#, ["backing": ["driver": "null"]]),
            (#"{"size": "taken as it is", "new": 1}"#, ["size": "taken as it is", "new": 1]),
        ] as [(String, JSONValue)]
    )
    func values(word: String, expected: JSONValue) throws {
        var object = try #require(expected.objectValue)
        object["driver"] = "null"
        #expect(try arguments([word]) == .object(object))
    }

    @Test("by parts make objects and lists, in any order")
    func parts() throws {
        let words = [
            "where.port=1", "hosts.1.host=b", "backing.filename=f", "where.host=h", "hosts.0.host=a",
            "backing.driver=file",
        ]
        #expect(
            try arguments(words) == [
                "driver": "null", "where": ["host": "h", "port": 1], "hosts": [["host": "a"], ["host": "b"]],
                "backing": ["driver": "file", "filename": "f"],
            ]
        )
    }

    @Test("follow from the value of a tag")
    func tag() throws {
        let reader = ArgumentReader(Samples.schema)
        let arguments = try reader.arguments(of: Samples.command("open"), ["filename=f", "driver=file"])
        #expect(arguments == ["driver": "file", "filename": "f"])
    }

    @Test(
        "that are wrong are named, with what was expected",
        arguments: [
            ("word", "'word' is not of the form KEY=VALUE"),
            ("=1", "'' has an empty key in it"),
            ("where..host=1", "'where..host' has an empty key in it"),
            ("size=abc", "'size' takes an integer, not 'abc'"),
            ("size=18446744073709551616", "'size' takes an integer, not '18446744073709551616'"),
            ("ratio=half", "'ratio' takes a number, not 'half'"),
            ("read-only=maybe", "'read-only' takes on or off, not 'maybe'"),
            ("none=0", "'none' takes null, not '0'"),
            ("flags=file,other", "'flags' takes one of file, null, not 'other'"),
            ("hosts=a", "'hosts' takes a list of object, not 'a'"),
            ("hosts.1.host=a", "'hosts' is a list: its parts have the keys 0, 1 and so on"),
            ("hosts.0.port=a", "'hosts.0.port' takes an integer, not 'a'"),
            ("where=h", "'where' takes an object in JSON, or its members one by one, not 'h'"),
            ("where={", "'where' is no JSON: JSON parse error, premature EOI at byte 1"),
            ("where.port=1", "'where.host' is missing: a string"),
            ("where.name=1", "'where.name' is unknown: 'where' takes host, port"),
            ("size.a=1", "'size' has no parts; it takes an integer"),
            ("backing.driver=file", "'backing.filename' is missing: a string"),
            ("driver=null", "'driver' is given twice"),
            ("{", "JSON parse error, premature EOI at byte 1 of {"),
            (
                "name=x",
                "'name' is unknown: command 'open' takes driver, node-name, size, ratio, read-only, flags, hosts, backing, "
                    + "where, extra, none"
            ),
        ]
    )
    func complaints(word: String, complaint: String) {
        #expect {
            try arguments([word])
        } throws: {
            ($0 as? ArgumentError)?.description == complaint
        }
    }

    @Test(
        "may not be given both whole and in parts",
        arguments: [["where={}", "where.host=a"], ["where.host=a", "where={}"]]
    )
    func wholeAndParts(words: [String]) {
        #expect(throws: ArgumentError.self) { try arguments(words) }
    }

    @Test("of nesting without an end are refused")
    func deepKey() {
        let key = Array(repeating: "a", count: 100_000).joined(separator: ".")
        #expect(throws: ArgumentError.self) { try arguments(["\(key)=1"]) }
    }

    @Test("that a command does not have are said to be none")
    func none() {
        #expect {
            try ArgumentReader(Samples.schema).arguments(of: Samples.command("yank"), ["a=1"])
        } throws: {
            ($0 as? ArgumentError)?.description == "'a' is unknown: command 'yank' takes none"
        }
    }

    @Test("of a server without a schema are JSON where they read as such")
    func untyped() throws {
        let arguments = try ArgumentReader.untypedArguments(["a=1", "b=x", "c.d=true"])
        #expect(arguments == ["a": 1, "b": "x", "c": ["d": true]])
    }
}

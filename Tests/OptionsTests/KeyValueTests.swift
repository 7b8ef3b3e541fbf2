// SPDX-License-Identifier: Apache-2.0

import Options
import QAPI
import Testing

@Suite("key=value")
struct KeyValueTests {
    private func settings(_ text: String) throws -> [[String]] {
        try Sample.object.values(in: text).settings.map { setting in
            guard case .string(let value) = setting.value else { return [setting.name] }
            return [setting.name, value]
        }
    }

    private static let texts: [(String, [[String]])] = [
        ("", []),
        ("a=b", [["a", "b"]]),
        ("a=b,c=d", [["a", "b"], ["c", "d"]]),
        ("a=b,", [["a", "b"]]),
        ("a=,b=", [["a", ""], ["b", ""]]),
        ("a=b=c", [["a", "b=c"]]),
        ("a=b,,c", [["a", "b,c"]]),
        ("a=,,,,", [["a", ",,"]]),
        ("a=b,,,c=d", [["a", "b,"], ["c", "d"]]),
        ("=b", [["", "b"]]),
        ("a=ä,ö=ü", [["a", "ä"], ["ö", "ü"]]),
        ("a=1,a=2", [["a", "1"], ["a", "2"]]),
    ]

    @Test("splits text into keys and values", arguments: texts)
    func splits(text: String, expected: [[String]]) throws {
        #expect(try settings(text) == expected)
    }

    private static let impliedKeys: [(String, [[String]])] = [
        ("x", [["qom-type", "x"]]),
        ("x,a=b", [["qom-type", "x"], ["a", "b"]]),
        ("x,,y,a=b", [["qom-type", "x,y"], ["a", "b"]]),
        (",a=b", [["qom-type", ""], ["a", "b"]]),
        ("help", [["qom-type", "help"]]),
        ("a=b,x", [["a", "b"], ["x", "on"]]),
    ]

    @Test("gives the implied key to a first value alone", arguments: impliedKeys)
    func impliesKey(text: String, expected: [[String]]) throws {
        #expect(try settings(text) == expected)
    }

    @Test(
        "takes a key without value for a flag, and one that starts with no for its contrary",
        arguments: [
            ("x,server", ["server", "on"]),
            ("x,noserver", ["server", "off"]),
            ("x,no", ["", "off"]),
            ("x,nohelp", ["help", "off"]),
            ("x,a.b", ["a.b", "on"]),
        ]
    )
    func takesFlags(text: String, expected: [String]) throws {
        #expect(try settings(text).last == expected)
    }

    @Test("asks for help by a flag that is no first value", arguments: [("x,help", true), ("x,?", true), ("?", false)])
    func asksForHelp(text: String, expected: Bool) throws {
        #expect(try Sample.object.values(in: text).asksForHelp == expected)
    }

    @Test("does not read on behind a call for help")
    func stopsAtHelp() throws {
        let values = try Sample.device.values(in: "null,path=a,help,nonsense=1")
        #expect(values.asksForHelp)
        #expect(values.settings.map(\.name) == ["backend", "path"])
    }

    @Test(
        "takes the first id for the name",
        arguments: [("x,id=a", "a"), ("id=b,x", "b"), ("x,id=a.b-c_1,id=d", "a.b-c_1")]
    )
    func takesIdentifier(text: String, expected: String) throws {
        let values = try Sample.object.values(in: text)
        #expect(values.id == expected)
        #expect(!values.settings.contains { $0.name == "id" })
    }

    @Test("has no id where none is given")
    func noIdentifier() throws {
        #expect(try Sample.object.values(in: "x").id == nil)
    }

    @Test("refuses an id that is no identifier", arguments: ["id=1", "id=", "id=a/b", "id=_a", "id=ä", "x,id=a,,b"])
    func refusesIdentifier(text: String) {
        #expect(failure { _ = try Sample.object.values(in: text) } == "Parameter 'id' expects an identifier")
    }

    @Test("refuses any id where occurrences are merged")
    func refusesIdentifierOfMerged() {
        #expect(failure { _ = try Sample.name.values(in: "id=a") } == "Invalid parameter 'id'")
    }
}

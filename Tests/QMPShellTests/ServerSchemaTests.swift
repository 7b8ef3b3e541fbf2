// SPDX-License-Identifier: Apache-2.0

import JSON
import QMPShell
import Testing

@Suite("A server's schema")
struct ServerSchemaTests {
    private let schema = Samples.schema

    @Test("has the commands and events in their order")
    func names() {
        #expect(schema.commands.map(\.name) == ["query-status", "open", "yank", "query-names"])
        #expect(schema.events.map(\.name) == ["STOP", "MOVED"])
        #expect(schema.command("yank")?.allowsOutOfBand == true)
        #expect(schema.command("open")?.features == ["unstable"])
        #expect(schema.command("STOP") == nil)
    }

    @Test("has the members of a variant where its tag has a value", arguments: [("file", 12), ("null", 11), (nil, 11)])
    func variants(value: String?, count: Int) {
        let members = schema.members(of: schema.object("2")) { $0 == "driver" ? value : nil }
        #expect(members.count == count)
        #expect((members.last?.name == "filename") == (value == "file"))
    }

    @Test("takes a type that it does not describe for any value")
    func unknownType() {
        guard case .any = schema.type("77") else {
            Issue.record("not any value")
            return
        }
    }

    @Test("is read out of a whole reply, and with entries of a newer server")
    func tolerance() throws {
        let text = """
            {"return": [{"name": "x", "ret-type": "8", "meta-type": "command", "arg-type": "7", "since": 11},
             {"name": "8", "meta-type": "bitmap", "bits": 3}, {"name": "7", "members": [], "meta-type": "object"}]}
            """
        let schema = try ServerSchema(readingText: Array(text.utf8))
        #expect(schema.commands.map(\.name) == ["x"])
    }

    @Test(
        "is refused with its place",
        arguments: [
            ("{}", "a schema is a list of entries"),
            ("[", "JSON parse error, premature EOI at byte 1"),
            ("[7]", "entry 0 lacks the string 'name'"),
            (#"[{"name": "x"}]"#, "entry 0 lacks the string 'meta-type'"),
            (#"[{"name": "x", "meta-type": "command"}]"#, "entry 0 lacks the string 'arg-type'"),
            (#"[{"name": "x", "meta-type": "object"}]"#, "entry 0 lacks the list 'members'"),
            (
                #"[{"name": "x", "meta-type": "object", "members": [{"name": "y"}]}]"#,
                "entry 0, members 0 lacks the string 'type'"
            ),
            (#"[{"name": "x", "meta-type": "array", "element-type": "x"}]"#, "type 'x' is made of itself"),
            (
                #"[{"name": "x", "meta-type": "alternate", "members": [{"type": "x"}, {"type": "x"}]}]"#,
                "type 'x' is made of itself"
            ),
        ]
    )
    func refusals(text: String, complaint: String) {
        #expect {
            try ServerSchema(readingText: Array(text.utf8))
        } throws: {
            ($0 as? ServerSchemaError)?.description == complaint
        }
    }
}

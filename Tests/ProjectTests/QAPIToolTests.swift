// SPDX-License-Identifier: Apache-2.0

import Testing

/// The program `qapi`, run as a person runs it.
struct QAPIToolTests {
    private static let goodSchema = "{ 'command': 'greet', 'data': { '*name': 'str' } }\n"

    private let tree: Tree

    init() throws {
        tree = try Tree([
            "good.json": Self.goodSchema,
            "conditional.json": Self.goodSchema + "{ 'event': 'ENDED', 'if': 'CONFIG_ENDS' }\n",
            "unfinished.json": "{ 'command': 'greet',\n",
            "unknown.json": "{ 'include': 'good.json' }\n{ 'struct': 'Thing', 'data': { 'of': 'Nothing' } }\n",
        ])
    }

    private func qapi(_ arguments: String...) throws -> ProgramRun {
        try ProgramRun(product: "qapi", arguments, in: tree.path)
    }

    @Test("check says nothing about good schemas")
    func checkGood() throws {
        let run = try qapi("check", "good.json", "conditional.json")
        #expect(run.output == "")
        #expect(run.errors == "")
        #expect(run.status == 0)
    }

    @Test("check tells what is wrong with every bad schema, with its place")
    func checkBad() throws {
        let run = try qapi("check", "unfinished.json", "good.json", "unknown.json", "missing.json")
        let complaints = run.errors.split(separator: "\n")
        #expect(run.output == "")
        #expect(complaints.first?.hasPrefix("unfinished.json:") == true)
        #expect(complaints.contains { $0.hasPrefix("unknown.json:2:1: ") })
        #expect(complaints.last == "can't read schema file 'missing.json': No such file or directory")
        #expect(run.status == 1)
    }

    @Test("introspect prints the answer of query-qmp-schema")
    func introspect() throws {
        let run = try qapi("introspect", "good.json")
        #expect(run.output.hasPrefix(#"[{"name": "greet", "meta-type": "command", "arg-type": "0", "ret-type": "1"}"#))
        #expect(run.output.hasSuffix("]\n"))
        #expect(run.status == 0)
    }

    @Test("introspect leaves out what is conditional unless its symbol is defined")
    func introspectConditional() throws {
        let without = try qapi("introspect", "conditional.json")
        let with = try qapi("introspect", "conditional.json", "--define", "CONFIG_ENDS")
        #expect(!without.output.contains("ENDED"))
        #expect(with.output.contains("ENDED"))
    }

    @Test("introspect keeps the names of types on request")
    func introspectUnmasked() throws {
        let run = try qapi("introspect", "--unmask", "good.json")
        #expect(run.output.contains("q_obj_greet-arg"))
    }

    @Test("introspect prints nothing for a bad schema")
    func introspectBad() throws {
        let run = try qapi("introspect", "unfinished.json")
        #expect(run.output == "")
        #expect(run.errors.hasPrefix("unfinished.json:"))
        #expect(run.status == 1)
    }

    @Test("generate writes the source of a schema into a folder that it makes")
    func generate() throws {
        let run = try qapi("generate", "good.json", "--output", "new/Greeting")
        #expect(run.status == 0)
        #expect(run.output == "")
        #expect(try tree.names(in: "new/Greeting") == Self.generatedNames)
        #expect(try tree.contents(of: "new/Greeting/Introspection.swift").contains("public enum GreetingSchema"))
        #expect(try tree.contents(of: "new/Greeting/Commands.swift").contains("func greet(name: Swift.String?,"))
    }

    @Test("generate names the module as it is told")
    func generateModule() throws {
        _ = try qapi("generate", "good.json", "--output", "out", "--module", "Named")
        #expect(try tree.contents(of: "out/Introspection.swift").contains("public enum NamedSchema"))
    }

    @Test("generate writes nothing for a bad schema")
    func generateBad() throws {
        let run = try qapi("generate", "unknown.json", "--output", "out")
        #expect(run.errors.contains("unknown.json:2:1: "))
        #expect(run.status == 1)
        #expect(throws: (any Error).self) { try tree.names(in: "out") }
    }

    @Test("the generator of the build plugin tells mistakes so that the build shows them at their place")
    func pluginGenerator() throws {
        let bad = try ProgramRun(product: "generate-qapi", ["unfinished.json", "Greeting", "out"], in: tree.path)
        #expect(bad.errors.hasPrefix("unfinished.json:1:22: error: expected "))
        #expect(bad.status == 1)
        let good = try ProgramRun(product: "generate-qapi", ["good.json", "Greeting", "out"], in: tree.path)
        #expect(good.status == 0)
        #expect(try tree.names(in: "out") == Self.generatedNames)
    }

    private static let generatedNames = [
        "Client.swift", "Commands.swift", "Events.swift", "Introspection.swift", "Types.swift",
    ]

    @Test("the version is told")
    func version() throws {
        #expect(try qapi("--version").output == "0.1.0\n")
    }

    @Test("the help names the subcommands")
    func help() throws {
        let help = try qapi("--help").output
        #expect(help.contains("check") && help.contains("introspect"))
    }

    @Test("an unknown option is refused")
    func unknownOption() throws {
        let run = try qapi("check", "--nonsense", "good.json")
        #expect(run.status == 64)
        #expect(run.errors.contains("--nonsense"))
    }
}

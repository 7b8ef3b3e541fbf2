// SPDX-License-Identifier: Apache-2.0

import QAPIGenerator
import QAPISchema
import Testing

@Suite("SourceGenerator")
struct GeneratorErrorTests {
    private func schema(_ text: Swift.String) throws -> Schema {
        try Schema(reading: "schema.json") { (_) throws(UnreadableFile) in Array(text.utf8) }
    }

    @Test("refuses a module name that Swift would not take", arguments: ["my-module", "a b", "1st", "", "class", "é"])
    func moduleNames(name: Swift.String) throws {
        let schema = try schema("")
        #expect(throws: GeneratorError.self) { try SourceGenerator(schema: schema, module: name) }
    }

    @Test("refuses an object whose initialisers would be too many, at its place")
    func conditions() throws {
        let members = (0..<7).map { "'m\($0)': { 'type': 'int', 'if': 'C\($0)' }" }.joined(separator: ", ")
        let schema = try schema("\n{ 'struct': 'Many', 'data': { \(members) } }\n")
        let error = #expect(throws: GeneratorError.self) { try SourceGenerator(schema: schema, module: "Test") }
        #expect(
            error?.description == "schema.json:2: mandatory members of 'Many' have more than 6 different conditions"
        )
    }

    @Test("takes chains of types that are deeper than the machine's stack")
    func deepChains() throws {
        let count = 20_000
        var text = ""
        for index in 0..<count {
            text += "{ 'struct': 'C\(index)x', 'data': { '*next': 'C\(index + 1)x' } }\n"
        }
        text += "{ 'struct': 'C\(count)x', 'data': { '*next': 'C0x' } }\n"
        let generator = try SourceGenerator(schema: schema(text), module: "Test")
        #expect(generator.files[0].contents.contains("@QAPI.Indirect public var next: C1x?"))
    }

    @Test("makes files without declarations for an empty schema")
    func emptySchema() throws {
        let files = try SourceGenerator(schema: schema(""), module: "Test").files
        #expect(files.map(\.name) == SourceGenerator.fileNames)
        #expect(!files[0].contents.contains("import"))
    }

    @Test("imports the runtime only where a type uses it")
    func conditionalImport() throws {
        let files = try SourceGenerator(
            schema: schema("{ 'struct': 'Aa', 'data': {}, 'if': 'X' }\n{ 'enum': 'Ab', 'data': [], 'if': 'Y' }\n"),
            module: "Test"
        ).files
        #expect(files[0].contents.contains("#if X || Y\npublic import QAPI\n#endif\n"))
    }
}

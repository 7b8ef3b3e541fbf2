// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import QAPISchema

@Suite struct CheckingMutationTests {
    private static let sample = """
        { 'enum' : 'Kind' , 'data' : [ 'ram' , { 'name' : 'rom' , 'if' : 'ROM' , 'features' : [ 'f' ] } ] }
        { 'struct' : 'Base' , 'data' : { 'kind' : 'Kind' , '*size' : 'int' } }
        { 'struct' : 'Ram' , 'base' : 'Empty' , 'data' : { 'pages' : [ 'Ram' ] } , 'if' : { 'not' : 'ROM' } }
        { 'struct' : 'Empty' , 'data' : { } }
        { 'union' : 'Memory' , 'base' : 'Base' , 'discriminator' : 'kind' , 'data' : { 'ram' : 'Ram' } }
        { 'alternate' : 'Either' , 'data' : { 'i' : 'int' , 'r' : { 'type' : 'Memory' , 'if' : 'ROM' } } }
        { 'command' : 'go' , 'data' : { '*a' : { 'type' : 'Either' , 'features' : [ 'f' ] } } , 'returns' : [ 'Ram' ] }
        { 'command' : 'box' , 'data' : 'Memory' , 'boxed' : true , 'gen' : false , 'allow-oob' : true }
        { 'event' : 'GONE' , 'data' : { 'kind' : 'Kind' } , 'if' : { 'all' : [ 'A' , { 'any' : [ 'B' ] } ] } }
        """

    private static let lines = sample.split(separator: "\n").map { $0.split(separator: " ") }

    /// What takes the place of a string or flag.
    private static let replacements = [
        "'*'", "'Memory'", "'Ram'", "'Either'", "'any'", "'RamList'", "'q_obj_go-arg'", "'kind'", "true", "[ 'int' ]",
        "{ }",
    ]

    @Test("answers damage with a complaint about one of the lines, or takes the schema", arguments: lines.indices)
    func damage(line: Int) throws {
        _ = try check(Self.sample)
        var refused = 0
        for token in Self.lines[line].indices where Self.lines[line][token].count > 1 {
            for replacement in Self.replacements {
                var damaged = Self.lines
                damaged[line][token] = replacement[...]
                let text = damaged.map { $0.joined(separator: " ") }.joined(separator: "\n")
                do throws(SchemaError) {
                    #expect(Introspection(of: try check(text)).json(defining: ["ROM", "A"]).hasSuffix("]"))
                } catch {
                    #expect(error.location.map { 1...Self.lines.count ~= $0.line } == true)
                    refused += 1
                }
            }
        }
        #expect(refused > 30)
    }
}

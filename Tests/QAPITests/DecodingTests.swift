// SPDX-License-Identifier: Apache-2.0

import JSON
import QAPI
import Testing

@Suite("Decoding")
struct DecodingTests {
    @Test(
        "refuses arguments with the text that QEMU has for it",
        arguments: [
            (#"{"leaves": [{}]}"#, "Parameter 'leaves[0].size' is missing"),
            (#"{"leaves": [{"size": 1}, 2]}"#, "Invalid parameter type for 'leaves[1]', expected: object"),
            (#"{"leaves": {}}"#, "Invalid parameter type for 'leaves', expected: array"),
            (#"{"leaves": [{"size": 256}]}"#, "Parameter 'size' expects uint8_t"),
            (#"{"leaves": [{"size": "1"}]}"#, "Parameter 'leaves[0].size' expects uint64"),
            (#"{"leaves": [{"size": 1, "colour": "blue"}]}"#, "Parameter 'colour' does not accept value 'blue'"),
            (
                #"{"leaves": [{"size": 1, "colour": 7}]}"#,
                "Invalid parameter type for 'leaves[0].colour', expected: string"
            ),
            (#"{"leaves": [{"size": 1, "taste": 7}]}"#, "Parameter 'leaves[0].taste' is unexpected"),
            (#"{"reference": 5}"#, "Invalid parameter type for 'reference', expected: SampleReference"),
            (#"{"reference": {"size": true}}"#, "Parameter 'reference.size' expects uint64"),
            (#"{"count": 1.0}"#, "Invalid parameter type for 'count', expected: integer"),
            (#"{"count": 1e3}"#, "Invalid parameter type for 'count', expected: integer"),
            (#"{"count": 9223372036854775808}"#, "Invalid parameter type for 'count', expected: integer"),
            (#"{"count": null}"#, "Invalid parameter type for 'count', expected: integer"),
            (#"{"total": 18446744073709551616}"#, "Parameter 'total' expects uint64"),
            (#"{"ratio": "1"}"#, "Invalid parameter type for 'ratio', expected: number"),
            (#"{"nothing": 0}"#, "Invalid parameter type for 'nothing', expected: null"),
            (#"{"label": 0}"#, "Invalid parameter type for 'label', expected: string"),
            (#"{"narrow": 32768}"#, "Parameter 'narrow' expects int16_t"),
            (#"{"narrow": "a"}"#, "Invalid parameter type for 'narrow', expected: integer"),
            (#"{"colour": "red"}"#, "Parameter 'colour' is unexpected"),
        ]
    )
    func refuses(text: String, expected: String) throws {
        let json = try JSONValue(parsing: Array(text.utf8))
        let error = #expect(throws: DecodingError.self) { try SampleTree(from: json, .server) }
        #expect(error?.description == expected)
    }

    @Test("names an element of a list null where QEMU does")
    func listElementWithoutName() throws {
        let json = try JSONValue(parsing: Array(#"["red", "blue"]"#.utf8))
        let error = #expect(throws: DecodingError.self) { try [SampleColour](from: json, .server) }
        #expect(error?.description == "Parameter 'null' does not accept value 'blue'")
    }

    @Test("complains of what is missing before what is unexpected")
    func missingComesFirst() throws {
        let json = try JSONValue(parsing: Array(#"{"unknown": 1}"#.utf8))
        let error = #expect(throws: DecodingError.self) { try SampleLeaf(from: json, .server) }
        #expect(error?.description == "Parameter 'size' is missing")
    }

    @Test("wraps a negative number given for an unsigned type")
    func negativeWraps() throws {
        let json = try JSONValue(parsing: Array(#"{"total": -1}"#.utf8))
        #expect(try SampleTree(from: json, .server).total == UInt64.max)
    }

    @Test(
        "gives back what it took",
        arguments: [
            #"{}"#,
            #"{"leaves": [{"size": 1, "colour": "red", "old": false}, {"size": 255}], "reference": "a"}"#,
            #"{"reference": {"size": 3}, "count": -9223372036854775808, "total": 18446744073709551615}"#,
            #"{"ratio": 0.5, "nothing": null, "anything": [1, {"a": null}], "label": "é", "narrow": -32768}"#,
        ]
    )
    func roundTrip(text: String) throws {
        let json = try JSONValue(parsing: Array(text.utf8))
        #expect(try SampleTree(from: json, .server).json() == json)
    }

    @Test("lets a client keep members, values and branches that the schema does not have")
    func clientKeepsUnrecognized() throws {
        let text = #"{"leaves": [{"size": 1, "colour": "blue", "more": [1]}], "reference": 5, "later": {"x": 1}}"#
        let json = try JSONValue(parsing: Array(text.utf8))
        let tree = try SampleTree(from: json, .client)
        #expect(tree.leaves?.first?.colour == .unrecognized("blue"))
        #expect(tree.unrecognizedMembers == ["later": .object(["x": .integer(1)])])
        #expect(try tree.json() == json)
    }

    @Test(
        "refuses special features that a policy forbids",
        arguments: [
            (#"{"size": 1, "old": true}"#, "Deprecated parameter old disabled by policy"),
            (#"{"size": 1, "colour": "brown"}"#, "Deprecated value brown disabled by policy"),
        ]
    )
    func policy(text: String, expected: String) throws {
        let json = try JSONValue(parsing: Array(text.utf8))
        let options = DecodingOptions(keepsUnrecognized: false, refuses: [.deprecated])
        let error = #expect(throws: DecodingError.self) { try SampleLeaf(from: json, options) }
        #expect(error?.description == expected)
    }

    @Test("leaves out of the output what a policy hides")
    func hides() throws {
        let json = try JSONValue(parsing: Array(#"{"size": 1, "old": true}"#.utf8))
        var writer = QAPIWriter(hides: [.deprecated])
        try SampleLeaf(from: json, .server).write(to: &writer)
        #expect(String(decoding: writer.json.bytes, as: UTF8.self) == #"{"size": 1}"#)
    }
}

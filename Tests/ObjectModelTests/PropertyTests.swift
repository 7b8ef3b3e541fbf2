// SPDX-License-Identifier: Apache-2.0

import JSON
import ObjectModel
import QAPI
import Testing

@Suite("Properties")
struct PropertyTests {
    private func tree() throws -> ObjectTree {
        let tree = sampleTree()
        try tree.create(typeName: "sample", id: "one", properties: ["label": "red"])
        return tree
    }

    @Test("lists an object's properties, inherited ones first")
    func listsProperties() throws {
        let properties = try tree().properties(at: "/objects/one")
        #expect(properties.map(\.name) == ["type", "count", "label", "stuck", "completed"])
        #expect(properties.map(\.typeName) == ["string", "int", "string", "bool", "bool"])
        #expect(properties[1].description == "how many")
        #expect(properties[1].defaultValue == 7)
    }

    @Test("lists what a container holds behind its properties")
    func listsChildren() throws {
        let tree = try tree()
        #expect(try tree.properties(at: "/objects").map(\.name) == ["type", "one"])
        #expect(try tree.properties(at: "/objects").map(\.typeName) == ["string", "child<sample>"])
        #expect(try tree.properties(at: "/").map(\.name) == ["type", "objects", "chardevs", "machine"])
    }

    private static let readings: [(String, String, JSONValue)] = [
        ("one", "type", "sample"), ("one", "count", 7), ("one", "label", "red"), ("one", "stuck", false),
        ("/", "type", "container"), ("/", "objects", "/objects"), ("/objects", "one", "/objects/one"),
    ]

    @Test("reads values", arguments: readings)
    func reads(path: String, property: String, value: JSON.JSONValue) throws {
        #expect(try tree().value(of: property, at: path) == value)
    }

    @Test("sets a value")
    func sets() throws {
        let tree = try tree()
        try tree.set("count", at: "one", to: 9)
        #expect(try tree.value(of: "count", at: "one") == 9)
    }

    private static let refusals: [(String, String, JSONValue, String)] = [
        ("one", "count", "x", "Invalid parameter type for 'count', expected: integer"),
        ("one", "count", 7.0, "Invalid parameter type for 'count', expected: integer"),
        ("one", "count", nil, "Invalid parameter type for 'count', expected: integer"),
        ("one", "count", -1, "count value must not be negative"),
        ("one", "label", 1, "Invalid parameter type for 'label', expected: string"),
        ("one", "stuck", "on", "Invalid parameter type for 'stuck', expected: boolean"),
        ("one", "type", "x", "Property 'sample.type' is not writable"),
        ("one", "nope", 1, "Property 'sample.nope' not found"),
        ("/objects", "one", nil, "Property 'container.one' is not writable"),
        ("/objects", "two", nil, "Property 'container.two' not found"),
    ]

    @Test("refuses a value with the text that QEMU has for it", arguments: refusals)
    func refusesValues(path: String, property: String, value: JSON.JSONValue, text: String) throws {
        let tree = try tree()
        let error = failure { () throws(QAPIError) in try tree.set(property, at: path, to: value) }
        #expect(error == QAPIError(text))
        #expect(try tree.value(of: "count", at: "one") == 7)
    }

    @Test("has no value for a property that is not there", arguments: [("one", "sample"), ("/", "container")])
    func unknownProperty(path: String, type: String) throws {
        let tree = try tree()
        let error = failure { () throws(QAPIError) in _ = try tree.value(of: "nope", at: path) }
        #expect(error == QAPIError("Property '\(type).nope' not found"))
    }
}

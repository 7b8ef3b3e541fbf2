// SPDX-License-Identifier: Apache-2.0

import JSON
import ObjectModel
import QAPI
import Testing

@Suite("Creation and deletion")
struct CreationTests {
    private let tree = sampleTree()

    @Test("sets the properties, then completes the object under its name")
    func creates() throws {
        try tree.create(typeName: "sample", id: "a.b-c_1", properties: ["count": 3, "label": "red"])
        let object = try #require(tree.objects["a.b-c_1"] as? SampleObject)
        #expect(object.count == 3)
        #expect(object.label == "red")
        #expect(object.happenings == [.completed("a.b-c_1")])
    }

    @Test("keeps objects in the order of their creation")
    func keepsOrder() throws {
        for id in ["zz", "aa", "mm"] { try tree.create(typeName: "sample", id: id, properties: [:]) }
        #expect(tree.objects.children.map(\.name) == ["zz", "aa", "mm"])
    }

    private static let refusals: [(String, String, JSONObject, String)] = [
        ("nope", "a", [:], "Parameter 'qom-type' does not accept value 'nope'"),
        ("sample-base", "a", [:], "Parameter 'qom-type' does not accept value 'sample-base'"),
        ("container", "a", [:], "Parameter 'qom-type' does not accept value 'container'"),
        ("sample", "", [:], "Parameter 'id' expects an identifier"),
        ("sample", "1a", [:], "Parameter 'id' expects an identifier"),
        ("sample", "a/b", [:], "Parameter 'id' expects an identifier"),
        ("sample", "ä", [:], "Parameter 'id' expects an identifier"),
        ("sample", "type", [:], "attempt to add duplicate property 'type' to object (type 'container')"),
        ("sample", "a", ["nope": 1], "Parameter 'nope' is unexpected"),
        ("sample", "a", ["type": "x"], "Parameter 'type' is unexpected"),
        ("sample", "1", ["nope": 1], "Parameter 'nope' is unexpected"),
        ("sample", "a", ["count": "1"], "Invalid parameter type for 'count', expected: integer"),
        ("sample", "a", ["count": -1], "count value must not be negative"),
        ("sample", "a", ["label": "bad"], "the label is bad"),
    ]

    @Test("refuses with the text that QEMU has for it, and nothing stays", arguments: refusals)
    func refuses(type: String, id: String, properties: JSON.JSONObject, text: String) {
        let error = failure { () throws(QAPIError) in
            try tree.create(typeName: type, id: id, properties: properties)
        }
        #expect(error == QAPIError(text))
        #expect(tree.objects.children.isEmpty)
    }

    @Test("refuses a second object of the same name and keeps the first")
    func refusesDuplicates() throws {
        try tree.create(typeName: "sample", id: "zz", properties: ["count": 1])
        let error = failure { () throws(QAPIError) in
            try tree.create(typeName: "sample", id: "zz", properties: ["count": 2])
        }
        #expect(error == QAPIError("attempt to add duplicate property 'zz' to object (type 'container')"))
        #expect(try tree.value(of: "count", at: "zz") == 1)
    }

    @Test("tells an object that it was deleted, and its name is free again")
    func deletes() throws {
        try tree.create(typeName: "sample", id: "a", properties: [:])
        let object = try #require(tree.objects["a"] as? SampleObject)
        try tree.delete(id: "a")
        #expect(object.happenings == [.completed("a"), .removed])
        try tree.create(typeName: "sample", id: "a", properties: [:])
        #expect(tree.objects["a"] !== object)
    }

    @Test("deletes no object that is in use")
    func keepsWhatIsInUse() throws {
        try tree.create(typeName: "sample", id: "ml", properties: ["stuck": true])
        let error = failure { () throws(QAPIError) in try tree.delete(id: "ml") }
        #expect(error == QAPIError("object 'ml' is in use, can not be deleted"))
        #expect(tree.objects["ml"] != nil)
    }

    @Test("deletes only what is in /objects, by name", arguments: ["none", "", "type", "/objects/a", "device"])
    func deletesByNameAlone(id: String) throws {
        try tree.create(typeName: "sample", id: "a", properties: [:])
        try tree.characterDevices.add(SampleDevice(), named: "device")
        let error = failure { () throws(QAPIError) in try tree.delete(id: id) }
        #expect(error == QAPIError("object '\(id)' not found"))
        #expect(tree.objects["a"] != nil)
    }

    @Test("removing what a container does not hold changes nothing")
    func removesNothing() throws {
        try tree.characterDevices.add(SampleDevice(), named: "device")
        tree.characterDevices.remove("other")
        #expect(tree.characterDevices.children.map(\.name) == ["device"])
        tree.characterDevices.remove("device")
        #expect(tree.characterDevices.children.isEmpty)
    }
}

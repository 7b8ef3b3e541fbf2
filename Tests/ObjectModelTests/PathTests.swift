// SPDX-License-Identifier: Apache-2.0

import JSON
import ObjectModel
import QAPI
import Testing

@Suite("Paths")
struct PathTests {
    /// A tree with `/objects/one`, `/objects/both`, `/chardevs/both`.
    private func tree() throws -> ObjectTree {
        let tree = sampleTree()
        try tree.create(typeName: "sample", id: "one", properties: [:])
        try tree.create(typeName: "sample", id: "both", properties: [:])
        try tree.characterDevices.add(SampleDevice(), named: "both")
        return tree
    }

    @Test(
        "finds an object by its absolute path or the end of it",
        arguments: ["/objects/one", "//objects//one/", "one", "one/", "objects/one", "objects//one"]
    )
    func finds(path: String) throws {
        let tree = try tree()
        #expect(try tree.object(at: path) === tree.objects["one"])
    }

    @Test("finds the containers, with slashes or without", arguments: ["/objects", "objects", "/objects/"])
    func findsContainers(path: String) throws {
        let tree = try tree()
        #expect(try tree.object(at: path) === tree.objects)
    }

    @Test("finds the root")
    func findsRoot() throws {
        let root = try #require(try tree().object(at: "/") as? Container)
        #expect(root.children.map(\.name) == ["objects", "chardevs", "machine"])
    }

    @Test("finds the right one of two by a longer partial path")
    func longerPartialPath() throws {
        let tree = try tree()
        #expect(try tree.object(at: "chardevs/both") === tree.characterDevices["both"])
    }

    @Test("refuses a partial path that leads to several objects", arguments: ["both", "both/", ""])
    func ambiguous(path: String) throws {
        let tree = try tree()
        let error = failure { () throws(QAPIError) in _ = try tree.object(at: path) }
        #expect(error == QAPIError("Path '\(path)' is ambiguous"))
    }

    @Test(
        "tells a path that leads nowhere from other errors",
        arguments: ["/objects/none", "none", "/one", "/objects/one/count", "one/one", "on", "/objects/ONE"]
    )
    func missing(path: String) throws {
        let tree = try tree()
        let error = failure { () throws(QAPIError) in _ = try tree.object(at: path) }
        #expect(error == QAPIError(.deviceNotFound, "Device '\(path)' not found"))
    }

    @Test("compares names byte for byte")
    func exactNames() throws {
        let tree = sampleTree()
        try tree.create(typeName: "sample", id: "K", properties: [:])
        #expect(tree.objects["\u{212A}"] == nil)
    }
}

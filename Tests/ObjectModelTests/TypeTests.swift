// SPDX-License-Identifier: Apache-2.0

import JSON
import ObjectModel
import QAPI
import Testing

@Suite("Types")
struct TypeTests {
    private let tree = sampleTree()

    @Test(
        "lists the types that implement one, abstract ones only if asked to",
        arguments: [
            (nil, false, ["container", "sample", "chardev-sample"]),
            (nil, true, ["object", "container", "sample-base", "sample", "chardev-sample"]),
            ("object", false, ["container", "sample", "chardev-sample"]),
            ("sample-base", false, ["sample"]),
            ("sample-base", true, ["sample-base", "sample"]),
            ("sample", true, ["sample"]),
            ("user-creatable", true, ["sample"]),
            ("nope", true, []),
        ] as [(String?, Bool, [String])]
    )
    func lists(name: String?, includingAbstract: Bool, expected: [String]) {
        #expect(tree.types(implementing: name, includingAbstract: includingAbstract).map(\.name) == expected)
    }

    @Test(
        "lists the properties of a type, abstract ones too",
        arguments: [("sample-base", 2), ("sample", 5), ("object", 1)]
    )
    func listsProperties(name: String, count: Int) throws {
        #expect(try tree.properties(ofType: name).count == count)
    }

    @Test("has no properties for a type that is not there")
    func unknownType() {
        let error = failure { () throws(QAPIError) in _ = try tree.properties(ofType: "nope") }
        #expect(error == QAPIError(.deviceNotFound, "Class 'nope' not found"))
    }
}

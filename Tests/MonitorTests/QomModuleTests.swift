// SPDX-License-Identifier: Apache-2.0

import JSON
import QAPI
import Testing

@Suite("Object commands")
struct QomModuleTests {
    private let stage: Stage

    init() throws {
        stage = try Stage()
        try stage.execute("object-add", ["qom-type": "iothread", "id": "disks"])
    }

    @Test("qom-list lists properties, those that are objects among them")
    func lists() throws {
        let expected: JSON.JSONValue = [
            ["name": "type", "type": "string"], ["name": "disks", "type": "child<iothread>"],
        ]
        #expect(try stage.execute("qom-list", ["path": "/objects"]) == expected)
    }

    @Test("qom-get and qom-set reach a property by a whole path and by the end of one")
    func reachesProperties() throws {
        let value: JSON.JSONObject = ["path": "disks", "property": "poll-max-ns", "value": 5]
        #expect(try stage.execute("qom-set", value) == [:])
        #expect(try stage.execute("qom-get", ["path": "/objects/disks", "property": "poll-max-ns"]) == 5)
        #expect(try stage.execute("qom-get", ["path": "/objects", "property": "disks"]) == "/objects/disks")
    }

    @Test("qom-list-types tells of a type what is not the rule")
    func listsTypes() throws {
        let all = try stage.execute("qom-list-types", ["abstract": true])
        let thread: JSON.JSONValue = ["name": "iothread", "parent": "event-loop-base"]
        let base: JSON.JSONValue = ["name": "event-loop-base", "abstract": true, "parent": "object"]
        #expect(all.arrayValue?.contains(thread) == true)
        #expect(all.arrayValue?.contains(base) == true)
        #expect(try stage.execute("qom-list-types", ["implements": "iothread"]) == [thread])
        #expect(try stage.execute("qom-list-types").arrayValue?.contains(base) == false)
        #expect(try stage.execute("qom-list-types", ["implements": "nope"]) == [])
    }

    @Test("qom-list-properties tells the properties of a type")
    func listsProperties() throws {
        let properties = try stage.execute("qom-list-properties", ["typename": "iothread"]).arrayValue
        let names = properties?.compactMap { $0["name"]?.stringValue } ?? []
        #expect(
            Set(names) == [
                "type", "aio-max-batch", "thread-pool-min", "thread-pool-max", "poll-max-ns", "poll-grow",
                "poll-shrink",
            ]
        )
    }

    @Test("object-del deletes what object-add made")
    func deletes() throws {
        #expect(try stage.execute("object-del", ["id": "disks"]) == [:])
        #expect(try stage.execute("qom-list", ["path": "/objects"]) == [["name": "type", "type": "string"]])
    }

    private static let refusals: [(String, JSON.JSONObject, QAPIError)] = [
        ("qom-list", ["path": "/none"], QAPIError(.deviceNotFound, "Device '/none' not found")),
        ("qom-get", ["path": "disks", "property": "nope"], QAPIError("Property 'iothread.nope' not found")),
        (
            "qom-set", ["path": "disks", "property": "type", "value": "x"],
            QAPIError("Property 'iothread.type' is not writable")
        ),
        (
            "qom-set", ["path": "disks", "property": "poll-max-ns", "value": "7"],
            QAPIError("Invalid parameter type for 'poll-max-ns', expected: integer")
        ),
        (
            "qom-set", ["path": "disks", "property": "poll-max-ns", "value": -1],
            QAPIError("poll-max-ns value must be in range [0, 9223372036854775807]")
        ),
        ("qom-list-properties", ["typename": "nope"], QAPIError(.deviceNotFound, "Class 'nope' not found")),
        ("object-add", ["qom-type": "iothread"], QAPIError("Parameter 'id' is missing")),
        ("object-add", ["id": "a"], QAPIError("Parameter 'qom-type' is missing")),
        (
            "object-add", ["qom-type": "nope", "id": "a"],
            QAPIError("Parameter 'qom-type' does not accept value 'nope'")
        ),
        ("object-add", ["qom-type": "iothread", "id": "9"], QAPIError("Parameter 'id' expects an identifier")),
        ("object-add", ["qom-type": "iothread", "id": "a", "x": 1], QAPIError("Parameter 'x' is unexpected")),
        (
            "object-add", ["qom-type": "iothread", "id": "disks"],
            QAPIError("attempt to add duplicate property 'disks' to object (type 'container')")
        ),
        ("object-del", ["id": "nope"], QAPIError("object 'nope' not found")),
    ]

    @Test("refuse with the texts that clients know", arguments: refusals)
    func refuses(name: String, arguments: JSON.JSONObject, expected: QAPIError) {
        #expect(stage.failure(name, arguments) == expected)
    }
}

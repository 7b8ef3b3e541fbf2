// SPDX-License-Identifier: Apache-2.0

import JSON
import QAPI
import Testing

@Suite("Yank commands")
struct YankModuleTests {
    private let stage: Stage

    init() throws {
        stage = try Stage()
        let address: JSON.JSONValue = ["type": "unix", "data": ["path": .string(Stage.uniqueName), "abstract": true]]
        let socket: JSON.JSONValue = ["type": "socket", "data": ["addr": address]]
        try stage.execute("chardev-add", ["id": "console", "backend": socket])
        try stage.execute("chardev-add", ["id": "sink", "backend": ["type": "null", "data": [:]]])
    }

    @Test("query-yank lists the devices with sockets, and only them")
    func lists() throws {
        #expect(try stage.execute("query-yank") == [["type": "chardev", "id": "console"]])
    }

    private static let instances: [(JSON.JSONValue, QAPIError?)] = [
        ([], nil),
        ([["type": "chardev", "id": "console"]], nil),
        ([["type": "chardev", "id": "sink"]], QAPIError(.deviceNotFound, "Instance not found")),
        (
            [["type": "chardev", "id": "console"], ["type": "chardev", "id": "nope"]],
            QAPIError(.deviceNotFound, "Instance not found")
        ),
        ([["type": "migration"]], QAPIError("Parameter 'type' does not accept value 'migration'")),
    ]

    @Test("yank takes instances that are there", arguments: instances)
    func yanks(instances: JSON.JSONValue, expected: QAPIError?) {
        #expect(stage.failure("yank", ["instances": instances]) == expected)
    }
}

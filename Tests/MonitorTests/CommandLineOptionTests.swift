// SPDX-License-Identifier: Apache-2.0

import JSON
import Monitor
import Options
import QAPI
import Testing

@Suite("query-command-line-options")
struct CommandLineOptionTests {
    private let stage: Stage

    init() throws {
        let disk = OptionGroup(
            "disk",
            parameters: [
                OptionParameter("path", .string, help: "the file"),
                OptionParameter("cache", .boolean, help: "whether it is cached", defaultText: "on"),
                OptionParameter("count", .number),
                OptionParameter("size", .size, defaultText: "64k"),
            ]
        )
        let machine = OptionGroup("machine", parameters: [OptionParameter("type", .string)])
        let groups = [OptionGroup("object", impliedKey: "qom-type"), disk, machine]
        stage = try Stage(program: ProgramDescription(optionGroups: groups))
    }

    private static let machine: JSONValue = [
        "option": "machine", "parameters": [["name": "type", "type": "string"]],
    ]

    private static let disk: JSONValue = [
        "option": "disk",
        "parameters": [
            ["name": "path", "type": "string", "help": "the file"],
            ["name": "cache", "type": "boolean", "help": "whether it is cached", "default": "on"],
            ["name": "count", "type": "number"],
            ["name": "size", "type": "size", "default": "64k"],
        ],
    ]

    @Test("tells of all groups, the machine's first")
    func listsAll() throws {
        let object: JSONValue = ["option": "object", "parameters": []]
        #expect(try stage.execute("query-command-line-options") == [Self.machine, object, Self.disk])
    }

    @Test("tells of the group that is asked for")
    func listsOne() throws {
        #expect(try stage.execute("query-command-line-options", ["option": "disk"]) == [Self.disk])
    }

    @Test("there is no other group", arguments: ["", "Disk", "drive"])
    func refuses(name: String) {
        let refusal = QAPIError("invalid option name: \(name)")
        #expect(stage.failure("query-command-line-options", ["option": .string(name)]) == refusal)
    }
}

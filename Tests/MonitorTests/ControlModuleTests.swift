// SPDX-License-Identifier: Apache-2.0

import ControlProtocol
import EventLoop
import JSON
import Machine
import Monitor
import QAPI
import QMPServer
import Testing

@Suite("Control commands")
struct ControlModuleTests {
    private let stage: Stage

    init() throws { stage = try Stage() }

    @Test("every command of the schema is registered, and no other")
    func registersAll() {
        let names = ControlProtocol.Commands.all.map { $0.metadata.name }
        #expect(Set(stage.server.registry.commands.map(\.name)) == Set(names))
    }

    @Test("query-commands lists all of them")
    func listsCommands() throws {
        let listed = try stage.execute("query-commands").arrayValue?.compactMap { $0["name"]?.stringValue }
        #expect(listed?.sorted() == stage.server.registry.commands.map(\.name).sorted())
    }

    @Test("query-events lists the events of the schema")
    func listsEvents() throws {
        let listed = try stage.execute("query-events").arrayValue?.compactMap { $0["name"]?.stringValue }
        #expect(listed?.sorted() == Events.all.map { $0.metadata.name }.sorted())
        #expect(listed?.contains("SHUTDOWN") == true)
    }

    @Test("query-version tells what the greeting tells")
    func tellsVersion() throws {
        let version = try stage.execute("query-version")
        #expect(version == ["qemu": ["major": 10, "minor": 0, "micro": 2], "package": "apus 0.1.0"])
        #expect(try greetedVersion.json() == version)
    }

    @Test("query-qmp-schema tells of every command and event")
    func introspects() throws {
        let entries = try #require(try stage.execute("query-qmp-schema").arrayValue)
        let told = entries.filter { $0["meta-type"] == "command" || $0["meta-type"] == "event" }
        let names = told.compactMap { $0["name"]?.stringValue }
        #expect(
            names.sorted()
                == (stage.server.registry.commands.map(\.name) + Events.all.map { $0.metadata.name }).sorted()
        )
    }

    @Test("query-qmp-schema takes no arguments")
    func refusesArguments() {
        let refusal = QAPIError("Parameter 'surplus' is unexpected")
        #expect(stage.failure("query-qmp-schema", ["surplus": 1]) == refusal)
    }

    @Test("qmp_capabilities leaves the agreement to the session")
    func negotiates() throws {
        try stage.execute("qmp_capabilities", ["enable": ["oob"]])
        try stage.execute("qmp_capabilities")
        #expect(stage.session.negotiations == [["oob"], []])
    }

    @Test("only yank and query-yank may run out of band")
    func marksOutOfBand() {
        let marked = stage.server.registry.commands.filter { $0.flags.contains(.allowsOutOfBand) }
        #expect(marked.map(\.name).sorted() == ["query-yank", "yank"])
    }

    @Test("quit ends the loop, and so does a signal; a second end does nothing")
    func quits() throws {
        try stage.execute("quit")
        #expect(stage.parts.machine.ending == .success)
        stage.parts.machine.quit(.hostSignal)
        stage.loop.run()
    }
}

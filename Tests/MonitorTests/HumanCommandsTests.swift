// SPDX-License-Identifier: Apache-2.0

import CharacterDevices
import HumanMonitor
import JSON
import Machine
import QAPI
import Testing

@testable import Monitor

@Suite("Commands for people")
struct HumanCommandsTests {
    private let stage: Stage

    init() throws { stage = try Stage(machineName: "builder-7", try .standstill(hartCount: 2)) }

    /// What a line gives, with plain line ends.
    private func answer(_ line: String, hart: Int64? = nil) throws -> String {
        var arguments: JSON.JSONObject = ["command-line": .string(line)]
        if let hart { arguments["cpu-index"] = .integer(hart) }
        let text = try #require(try stage.execute("human-monitor-command", arguments).stringValue)
        #expect(!text.contains("\n") && !text.contains("\r"), "a line does not end in CR LF")
        return text.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n")
    }

    @Test("are executed one line at a time, and mistakes are no errors")
    func lines() throws {
        #expect(try answer("info status") == "VM status: paused (prelaunch)\n")
        #expect(try answer("foo") == "unknown command: 'foo'\n")
        #expect(try answer("") == "")
        #expect(try answer("getfd") == "getfd: string expected\nTry \"help getfd\" for more information\n")
    }

    @Test("are about the hart that the client names", arguments: [(nil, "* ", "  "), (0, "* ", "  "), (1, "  ", "* ")])
    func chosenHart(index: Int64?, first: String, second: String) throws {
        let lines = try answer("info cpus", hart: index).split(separator: "\n")
        #expect(lines.map { $0.prefix(9) } == ["\(first)CPU #0:", "\(second)CPU #1:"])
        #expect(try answer("cpu 1", hart: index) == "")
        #expect(try answer("print $mhartid", hart: index) == (index == 1 ? "0x1\n" : "0\n"))
    }

    @Test("are refused for a hart that there is not", arguments: [2, -1, 1 << 32, .max, .min] as [Int64])
    func noHart(index: Int64) {
        let error = stage.failure(
            "human-monitor-command",
            ["command-line": "info status", "cpu-index": .integer(index)]
        )
        #expect(error == QAPIError("Parameter 'cpu-index' expects a CPU number"))
    }

    @Test("stop the machine and let it go on, and say why it does not")
    func running() throws {
        let states = try ["cont", "stop", "s", "c", "stop", "system_reset", "system_powerdown"].map { line in
            #expect(try answer(line) == "")
            return try answer("info status")
        }
        let (running, paused) = ("VM status: running\n", "VM status: paused\n")
        let prelaunch = "VM status: paused (prelaunch)\n"
        #expect(states == [running, paused, paused, running, paused, prelaunch, prelaunch])
        let unsupported = "Error: wake-up from suspend is not supported by this guest\n"
        #expect(try answer("system_wakeup") == unsupported)
        stage.parts.machine.present.actions.shutdown = .pause
        try stage.parts.machine.present.resume()
        stage.parts.machine.present.shutDown(.guestShutdown)
        #expect(try answer("cont") == "Error: Resetting the Virtual Machine is required\n")
    }

    @Test("are fewer before the machine is there, until it is built")
    func preconfig() throws {
        let stage = try Stage(machineName: "builder-7", plan: { loop in Stage.plan(.none, loop) })
        let table = stage.parts.humanCommands
        func answer(_ line: String) -> String { table.execute(line, in: HumanSession()) }
        let refusal = " not available until machine initialization has completed.\r\n"
        for line in ["stop", "c", "cpu 0", "x 0", "p 1", "info cpus", "info registers", "info qtree", "system_reset"] {
            let name = line.hasPrefix("info") ? Substring(line) : line.prefix { $0 != " " }
            #expect(answer(line) == "Command '\(name)'" + refusal)
            #expect(answer("help \(name)") == "unknown command: '\(name)'\r\n")
        }
        #expect(answer("info status") == "VM status: paused (prelaunch)\r\n")
        #expect(answer("info name") == "builder-7\r\n")
        #expect(answer("object_add iothread,id=a") == "")
        #expect(answer("qom-get /objects/a type") == "\"iothread\"\r\n")
        #expect(answer("exit_preconfig") == "")
        #expect(answer("info cpus") == "")
        let late = "Error: The command is permitted only before machine initialization\r\n"
        #expect(answer("exit_preconfig") == late)
    }

    @Test("end the program", arguments: ["quit", "q"])
    func quit(line: String) throws {
        #expect(try answer(line) == "")
        #expect(stage.parts.machine.ending == .success)
    }

    @Test("tell about the machine")
    func information() throws {
        #expect(try answer("info name") == "builder-7\n")
        #expect(try answer("info version").hasPrefix("10.0.2 apus "))
        #expect(try answer("info uuid") == "00000000-0000-0000-0000-000000000000\n")
        #expect(try answer("info kvm") == "kvm support: not compiled\n")
        #expect(try answer("info chardev") == "")
        try stage.parts.addCharacterDevice("sink", .null, .inherited)
        #expect(try answer("info chardev") == "sink: filename=null\n")
    }

    @Test("tell nothing of a name that there is not")
    func noName() throws {
        let stage = try Stage()
        #expect(try stage.execute("human-monitor-command", ["command-line": "info name"]) == "")
    }

    @Test("know neither the descriptors of the client nor its names")
    func descriptors() throws {
        try stage.session.passPipe()
        let missing = "Error: No file descriptor supplied via SCM_RIGHTS\n"
        #expect(try answer("getfd a") == missing)
        try stage.execute("getfd", ["fdname": "a"])
        #expect(try answer("closefd a") == "Error: File descriptor named 'a' not found\n")
    }

    @Test("create objects, show and delete them")
    func objects() throws {
        #expect(try answer("object_add iothread,id=io,poll-grow=2") == "")
        #expect(try answer(#"object_add {"qom-type": "iothread", "id": "two"}"#) == "")
        let lines = try answer("info iothreads").split(separator: "\n")
        #expect(
            lines.map { $0.prefix { $0 != "=" } }.prefix(6) == [
                "io:", "  thread_id", "  poll-max-ns", "  poll-grow", "  poll-shrink", "  aio-max-batch",
            ]
        )
        #expect(lines[3] == "  poll-grow=2")
        #expect(try answer("qom-get /objects/io poll-grow") == "2\n")
        #expect(try answer("qom-set /objects/io poll-grow 5") == "")
        let parseError = "Error: JSON parse error, invalid keyword 'nul'\n"
        #expect(try answer("qom-set -j /objects/io poll-grow nul") == parseError)
        #expect(try answer("qom-set -j /objects/io poll-grow 6") == "")
        #expect(try answer("qom-get io poll-grow") == "6\n")
        #expect(try answer("qom-get io type") == "\"iothread\"\n")
        #expect(try answer("info qom-tree /objects") == "/objects (container)\n  /io (iothread)\n  /two (iothread)\n")
        #expect(try answer("object_del io") == "")
        #expect(try answer("object_del io") == "Error: object 'io' not found\n")
    }

    @Test(
        "say of an object or a property that it is not there",
        arguments: [
            ("object_add foo,id=a", "Error: Parameter 'qom-type' does not accept value 'foo'\n"),
            ("object_add iothread", "Error: Parameter 'id' is missing\n"),
            ("qom-list /foo", "Error: Device '/foo' not found\n"),
            ("qom-get /machine foo", "Error: Property 'none-machine.foo' not found\n"),
            ("qom-set /foo a b", "Error: Device '/foo' not found\n"),
            ("info qom-tree /foo", "Path '/foo' could not be resolved.\n"),
        ]
    )
    func noObject(line: String, expected: String) throws { #expect(try answer(line) == expected) }

    @Test("list the properties of an object")
    func properties() throws {
        #expect(try answer("qom-list") == "/\n")
        let lines = try answer("qom-list /").split(separator: "\n")
        #expect(
            Set(lines) == [
                "type (string)", "machine (child<none-machine>)", "objects (child<container>)",
                "chardevs (child<container>)",
            ]
        )
    }

    @Test(
        "show memory",
        arguments: [
            ("xp/5cb 0x80000000", "0000000080000000: 's' 'w' 'i' 'f' 't'\n"),
            ("x/2xh 0x80000000", "0000000080000000: 0x7773 0x6669\n"),
            (
                "xp/9xb 0x80000000",
                "0000000080000000: 0x73 0x77 0x69 0x66 0x74 0x00 0x00 0x00\n0000000080000008: 0x00\n"
            ),
            (
                "x/3xg 0x80000000",
                """
                0000000080000000: 0x0000007466697773 0x0000000000000000
                0000000080000010: 0x0000000000000000

                """
            ),
            ("xp/2cw 0x80000000", "0000000080000000: 's' 'w' 'i' 'f' 't' '\\x00' '\\x00' '\\x00'\n"),
            (
                "xp/5xw 0x8000fff0",
                """
                000000008000fff0: 0x00000000 0x00000000 0x00000000 0x00000000
                0000000080010000: Cannot access memory

                """
            ),
            ("xp 0", "0000000000000000: Cannot access memory\n"),
            ("x/0x 0", ""),
            ("x/xw -4", "fffffffffffffffc: Cannot access memory\n"),
            ("xp/1048577xb 0", "Error: more than 1048576 bytes cannot be shown at once\n"),
            ("x/99999999999xg 0", "Error: more than 1048576 bytes cannot be shown at once\n"),
        ]
    )
    func memory(line: String, expected: String) throws { #expect(try answer(line) == expected) }

    @Test("show the registers of the chosen hart, of another, of all")
    func registers() throws {
        let first = try answer("info registers")
        #expect(first.hasPrefix("\nCPU#0\n pc       0000000000000000\n mhartid  0000000000000000\n"))
        #expect(first.hasSuffix(" f31/ft11 0000000000000000\n"))
        #expect(first.split(separator: "\n").count == 36)
        let second = try answer("info registers 1")
        #expect(second == (try answer("info registers", hart: 1)))
        #expect(try answer("info registers -a") == first + second)
        #expect(try answer("info registers 7") == "CPU#7 not available\n")
    }

    @Test("choose a hart that there is", arguments: [("cpu 1", ""), ("cpu 2", "invalid CPU index\n")])
    func choosing(line: String, expected: String) throws { #expect(try answer(line) == expected) }

    @Test(
        "have nothing to look at in a machine without harts",
        arguments: [
            ("info registers", "No CPU available\n"), ("info cpus", ""), ("cpu 0", "invalid CPU index\n"),
            ("x 0", "Can not dump without CPU\n"), ("xp 0", "0000000000000000: Cannot access memory\n"),
            ("print $pc", "unknown register\nTry \"help print\" for more information\n"),
            ("info qtree -b", "bus: main-system-bus\n"),
        ]
    )
    func noHarts(line: String, expected: String) throws {
        let stage = try Stage()
        let text = try stage.execute("human-monitor-command", ["command-line": .string(line)]).stringValue
        #expect(text?.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n") == expected)
    }
}

// SPDX-License-Identifier: Apache-2.0

import JSON
import Monitor
import QAPI
import Testing

@Suite("Commands of the machine")
struct MachineModuleTests {
    @Test("query-cpus-fast tells of each hart, and each has a thread of its own")
    func listsProcessors() throws {
        let stage = try Stage(try .standstill(hartCount: 3))
        let processors = try #require(try stage.execute("query-cpus-fast").arrayValue)
        #expect(processors.map { $0["cpu-index"] } == [0, 1, 2])
        #expect(processors.map { $0["props"] } == [["core-id": 0], ["core-id": 1], ["core-id": 2]])
        #expect(processors.allSatisfy { $0["target"] == "riscv64" })
        #expect(Set(processors.map { $0["thread-id"]?.integerValue }).count == 3)
        #expect(processors.map { $0["qom-path"] } == ["/machine/hart[0]", "/machine/hart[1]", "/machine/hart[2]"])
    }

    @Test("a machine without parts has no processor")
    func listsNone() throws { #expect(try Stage().execute("query-cpus-fast") == []) }

    @Test("query-current-machine tells whether something can wake the guest", arguments: [true, false])
    func tellsWakeUp(canWakeUp: Bool) throws {
        let stage = try Stage(try .standstill(hartCount: 1, canWakeUp: canWakeUp))
        #expect(try stage.execute("query-current-machine") == ["wakeup-suspend-support": .bool(canWakeUp)])
    }

    @Test("query-target tells the architecture")
    func tellsTarget() throws { #expect(try Stage().execute("query-target") == ["arch": "riscv64"]) }

    @Test("query-uuid tells by what the machine is told from others, with small letters")
    func tellsIdentifier() throws {
        #expect(try Stage().execute("query-uuid") == ["UUID": "00000000-0000-0000-0000-000000000000"])
        let identifier = try #require(MachineIdentifier("9D3FD15A-6e6f-4f7c-8f0f-3f1b9d2f6c55"))
        let stage = try Stage(program: ProgramDescription(machineIdentifier: identifier))
        #expect(try stage.execute("query-uuid") == ["UUID": "9d3fd15a-6e6f-4f7c-8f0f-3f1b9d2f6c55"])
    }

    @Test(
        "a UUID has digits in groups of 8, 4, 4, 4 and 12",
        arguments: [
            "", "9d3fd15a6e6f4f7c8f0f3f1b9d2f6c55", "9d3fd15-a6e6f-4f7c-8f0f-3f1b9d2f6c55",
            "9d3fd15g-6e6f-4f7c-8f0f-3f1b9d2f6c55", "9d3fd15a-6e6f-4f7c-8f0f-3f1b9d2f6c555",
            "{9d3fd15a-6e6f-4f7c-8f0f-3f1b9d2f6c55}", "9d3fd15a-6e6f-4f7c-8f0f-3f1b9d2f6c55-",
        ]
    )
    func refusesIdentifier(text: String) { #expect(MachineIdentifier(text) == nil) }

    @Test("system_wakeup is refused where nothing can wake the guest, whatever it does")
    func refusesWakeUp() throws {
        let stage = try Stage()
        let refusal = QAPIError("wake-up from suspend is not supported by this guest")
        #expect(stage.failure("system_wakeup") == refusal)
    }
}

// SPDX-License-Identifier: Apache-2.0

import JSON
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

    @Test("system_wakeup is refused where nothing can wake the guest, whatever it does")
    func refusesWakeUp() throws {
        let stage = try Stage()
        let refusal = QAPIError("wake-up from suspend is not supported by this guest")
        #expect(stage.failure("system_wakeup") == refusal)
    }
}

// SPDX-License-Identifier: Apache-2.0

import HumanMonitor
import Machine
import QAPI
import RISCV
import SystemCalls

/// What people look at in harts and memory. The harts stand still for a moment, and nothing changes.
extension HumanCommands {
    var harts: [HumanCommand] {
        [
            HumanCommand("cpu", parameters: [.integer("index")], synopsis: "index", help: "choose the hart to look at")
            {
                call in
                let index = Int(call.arguments.integer("index"))
                guard parts.machine.present.harts.indices.contains(index) else { return "invalid CPU index\n" }
                call.session.hart = index
                return ""
            },
            HumanCommand(
                "x",
                parameters: [.format, .longInteger("addr")],
                synopsis: "/fmt addr",
                help: "show memory at an address as the hart sees it"
            ) { (call) throws(QAPIError) in
                guard let hart = hart(of: call.session) else { return "Can not dump without CPU\n" }
                return try dump(call, hart.bytes)
            },
            HumanCommand(
                "xp",
                parameters: [.format, .longInteger("addr")],
                synopsis: "/fmt addr",
                help: "show memory at a physical address"
            ) { (call) throws(QAPIError) in
                let hart = hart(of: call.session)
                return try dump(call) { address, count in hart?.physicalBytes(at: address, count: count) }
            },
            HumanCommand(
                "print",
                "p",
                parameters: [.format, .longInteger("val")],
                synopsis: "/fmt expr",
                help: "show the value of an expression, in which $a0 and the like are registers"
            ) { call in
                call.arguments.format.text(UInt64(bitPattern: call.arguments.integer("val"))) + "\n"
            },
        ]
    }

    var hartInformation: [HumanCommand] {
        [
            HumanCommand("cpus", help: "the harts and their threads; a star is at the one that is looked at") { call in
                parts.machine.present.harts.map { hart in
                    let mark = hart.index == call.session.hart ? "*" : " "
                    return "\(mark) CPU #\(hart.index): thread_id=\(hart.threadIdentifier.rawValue)\n"
                }.joined()
            },
            HumanCommand(
                "registers",
                parameters: [.flag("a"), .integer("vcpu", isOptional: true)],
                synopsis: "[-a|vcpu]",
                help: "the registers of the hart that is looked at, of another, or of all (-a)"
            ) { call in
                let machine = parts.machine.present
                if call.arguments.flags.contains("a") {
                    return machine.harts.indices.map { text(ofRegistersOfHart: $0) ?? "" }.joined()
                }
                guard let index = call.arguments.optionalInteger("vcpu") else {
                    return text(ofRegistersOfHart: call.session.hart) ?? "No CPU available\n"
                }
                return text(ofRegistersOfHart: Int(index)) ?? "CPU#\(index) not available\n"
            },
        ]
    }

    private func text(ofRegistersOfHart index: Int) -> String? {
        parts.machine.present.registers(ofHart: index).map { "\nCPU#\(index)\n\($0.text)" }
    }

    private func hart(of session: HumanSession) -> Hart? {
        let harts = parts.machine.present.parts.harts
        return harts.indices.contains(session.hart) ? harts[session.hart].inspected : nil
    }

    /// Shows memory.
    ///
    /// - Parameter read: Copies bytes, while no hart runs; nil where there are none.
    private func dump(
        _ call: HumanCall,
        _ read: (_ address: UInt64, _ count: Int) -> [UInt8]?
    ) throws(QAPIError) -> String {
        let dump = MemoryDump(call.arguments.format, at: UInt64(bitPattern: call.arguments.integer("addr")))
        guard dump.byteCount <= MemoryDump.byteLimit else {
            throw QAPIError("more than \(MemoryDump.byteLimit) bytes cannot be shown at once")
        }
        return dump.text(parts.machine.present.withHartsParked { dump.lines(read) })
    }
}

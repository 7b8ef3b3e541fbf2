// SPDX-License-Identifier: Apache-2.0

import ControlProtocol
public import HumanMonitor
import Machine
import RISCV

/// The commands for people, on what Apus has.
struct HumanCommands {
    let parts: ControlledParts

    /// All commands. An expression knows the registers of the session's hart.
    var table: HumanCommandTable {
        HumanCommandTable(
            [.help, info] + running + descriptors + harts + objects,
            isPreconfiguring: { !parts.machine.isPresent }
        ) { name, session in
            parts.machine.present.registers(ofHart: session.hart)?[name]
        }
    }

    /// The command that tells about things.
    private var info: HumanCommand {
        HumanCommand(
            "info",
            parameters: [.word("item", isOptional: true)],
            synopsis: "[subcommand]",
            help: "tell about the machine, by the subcommand",
            allowsPreconfig: true,
            subcommands: information + hartInformation + objectInformation + deviceInformation
        ) { call in call.table.helpText(of: "info") }
    }
}

extension ControlledParts {
    /// The commands for people.
    var humanCommands: HumanCommandTable { HumanCommands(parts: self).table }

    /// A new monitor for people, to be put behind a character device. While the program ends it executes nothing.
    public var humanMonitor: HumanConsole {
        let version = VersionInfo.apus
        let number = "\(version.qemu.major).\(version.qemu.minor).\(version.qemu.micro)"
        return HumanConsole(
            humanCommands,
            greeting: "\(version.package): QEMU \(number) monitor - type 'help' for more information"
        ) { [machine] in machine.ending == nil }
    }
}

extension Machine {
    /// What the registers of a hart show; nil where there is no such hart.
    func registers(ofHart index: Int) -> HartRegisters? {
        withHartsParked { parts.harts.indices.contains(index) ? parts.harts[index].inspected?.registers : nil }
    }
}

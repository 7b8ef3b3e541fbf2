// SPDX-License-Identifier: Apache-2.0

import ControlProtocol
import Machine
import QAPI

/// The commands of `control.json`: what a client asks of the monitor itself.
struct ControlModule: ControlCommands {
    let machine: ControlledMachine

    func qmpCapabilities(enable: [QMPCapability]?, context: CommandContext) throws(QAPIError) {
        try context.session.negotiate(enabling: (enable ?? []).map(\.name))
    }

    func queryVersion(context: CommandContext) throws(QAPIError) -> VersionInfo { .apus }

    func queryCommands(context: CommandContext) throws(QAPIError) -> [CommandInfo] {
        Commands.all.map { CommandInfo(name: $0.metadata.name) }
    }

    func queryEvents(context: CommandContext) throws(QAPIError) -> [EventInfo] {
        Events.all.map { EventInfo(name: $0.metadata.name) }
    }

    func quit(context: CommandContext) throws(QAPIError) { machine.quit(.hostQMPQuit) }
}

// SPDX-License-Identifier: Apache-2.0

import ControlProtocol
import Machine
import QAPI

/// The commands of `run-state.json`: what the machine is doing, and what becomes of it.
struct RunStateModule: RunStateCommands {
    let machine: ControlledMachine

    func queryStatus(context: CommandContext) throws(QAPIError) -> StatusInfo {
        let state = machine.runState
        return StatusInfo(running: state == .running, status: ControlProtocol.RunState(state))
    }

    func setAction(
        reboot: RebootAction?,
        shutdown: ShutdownAction?,
        panic: PanicAction?,
        context: CommandContext
    ) throws(QAPIError) {
        var actions = machine.actions
        if let reboot { actions.reboot = MachineActions.Reboot(reboot) }
        if let shutdown { actions.shutdown = MachineActions.Shutdown(shutdown) }
        if let panic { actions.panic = MachineActions.Panic(panic) }
        machine.actions = actions
    }
}

// SPDX-License-Identifier: Apache-2.0

import HumanMonitor
import Machine
import QAPI

/// What people press and throw.
extension HumanCommands {
    var running: [HumanCommand] {
        let misc = MiscModule(parts: parts)
        let module = MachineModule(parts: parts)
        return [
            HumanCommand("stop", "s", help: "stop the machine") { (call) throws(QAPIError) in
                try misc.stop(context: call.context)
                return ""
            },
            HumanCommand("cont", "c", help: "let the machine go on") { (call) throws(QAPIError) in
                try misc.cont(context: call.context)
                return ""
            },
            HumanCommand("system_reset", help: "reset the machine") { (call) throws(QAPIError) in
                try module.systemReset(context: call.context)
                return ""
            },
            HumanCommand("system_powerdown", help: "ask the guest to turn itself off") { (call) throws(QAPIError) in
                try module.systemPowerdown(context: call.context)
                return ""
            },
            HumanCommand("system_wakeup", help: "wake a suspended guest") { (call) throws(QAPIError) in
                try module.systemWakeup(context: call.context)
                return ""
            },
            HumanCommand("exit_preconfig", help: "build the machine", allowsPreconfig: true) {
                (call) throws(QAPIError) in
                try misc.xExitPreconfig(context: call.context)
                return ""
            },
            HumanCommand("quit", "q", help: "turn the machine off and end the program", allowsPreconfig: true) { (_) in
                parts.machine.quit(.hostQMPQuit)
                return ""
            },
        ]
    }
}

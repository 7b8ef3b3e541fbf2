// SPDX-License-Identifier: Apache-2.0

import HumanMonitor
import QAPI

/// Descriptors that come beside what people type.
extension HumanCommands {
    var descriptors: [HumanCommand] {
        let misc = MiscModule(parts: parts)
        return [
            HumanCommand(
                "getfd",
                parameters: [.word("fdname")],
                synopsis: "name",
                help: "give the descriptor that was passed a name",
                allowsPreconfig: true
            ) { (call) throws(QAPIError) in
                try misc.getfd(fdname: call.arguments.text("fdname"), context: call.context)
                return ""
            },
            HumanCommand(
                "closefd",
                parameters: [.word("fdname")],
                synopsis: "name",
                help: "close the descriptor of that name",
                allowsPreconfig: true
            ) { (call) throws(QAPIError) in
                try misc.closefd(fdname: call.arguments.text("fdname"), context: call.context)
                return ""
            },
        ]
    }
}

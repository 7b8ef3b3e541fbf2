// SPDX-License-Identifier: Apache-2.0

import CharacterDevices
import ControlProtocol
import HumanMonitor
import IOThreads
import Machine
import SystemCalls

/// What people ask about the machine as a whole.
extension HumanCommands {
    var information: [HumanCommand] {
        [
            HumanCommand("status", help: "whether the machine runs, and why not", allowsPreconfig: true) { _ in status
            },
            HumanCommand("name", help: "what the machine is called", allowsPreconfig: true) { _ in
                parts.machineName.map { "\($0)\n" } ?? ""
            },
            HumanCommand("version", help: "which protocol is spoken, and by which program", allowsPreconfig: true) {
                _ in version
            },
            HumanCommand("uuid", help: "the machine's identifier", allowsPreconfig: true) { _ in
                "\(parts.program.machineIdentifier)\n"
            },
            HumanCommand("kvm", help: "whether the host's processor runs the guest") { _ in
                "kvm support: not compiled\n"
            },
            HumanCommand("iothreads", help: "the I/O threads and their settings", allowsPreconfig: true) { _ in
                ioThreads
            },
            HumanCommand("chardev", help: "the character devices", allowsPreconfig: true) { _ in
                parts.characterDevices.list.map { "\($0.label): filename=\($0.fileName)\n" }.joined()
            },
        ]
    }

    private var status: String {
        switch parts.machine.runState {
        case .running: "VM status: running\n"
        case .paused: "VM status: paused\n"
        case let state: "VM status: paused (\(state.rawValue))\n"
        }
    }

    private var version: String {
        let version = VersionInfo.apus
        return "\(version.qemu.major).\(version.qemu.minor).\(version.qemu.micro) \(version.package)\n"
    }

    private var ioThreads: String {
        parts.objects.ioThreads.map { thread in
            """
            \(thread.identifier):
              thread_id=\(thread.threadIdentifier.rawValue)
              poll-max-ns=\(thread.pollMaximumNanoseconds)
              poll-grow=\(thread.pollGrow)
              poll-shrink=\(thread.pollShrink)
              aio-max-batch=\(thread.aioMaximumBatch)

            """
        }.joined()
    }
}

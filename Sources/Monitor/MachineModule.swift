// SPDX-License-Identifier: Apache-2.0

import ControlProtocol
import Machine
import QAPI
import SystemCalls

/// The commands of `machine.json`: the machine's processors, and its buttons.
struct MachineModule: MachineCommands {
    let parts: ControlledParts

    private var machine: ControlledMachine { parts.machine }

    func queryCpusFast(context: CommandContext) throws(QAPIError) -> [CpuInfoFast] {
        machine.present.harts.map(CpuInfoFast.init)
    }

    func queryCurrentMachine(context: CommandContext) throws(QAPIError) -> CurrentMachineParams {
        CurrentMachineParams(wakeupSuspendSupport: machine.present.canWakeUp)
    }

    func queryTarget(context: CommandContext) throws(QAPIError) -> TargetInfo { TargetInfo(arch: .riscv64) }

    func queryUuid(context: CommandContext) throws(QAPIError) -> UuidInfo {
        UuidInfo(uuid: parts.program.machineIdentifier.description)
    }

    func systemReset(context: CommandContext) throws(QAPIError) { machine.present.reset(.hostQMPSystemReset) }

    func systemPowerdown(context: CommandContext) throws(QAPIError) { machine.present.powerDown() }

    func systemWakeup(context: CommandContext) throws(QAPIError) {
        do throws(RunStateError) {
            try machine.present.wakeUp()
        } catch {
            throw QAPIError("\(error)")
        }
    }
}

extension CpuInfoFast {
    fileprivate init(_ hart: HartInformation) {
        self.init(
            cpuIndex: Int64(hart.index),
            qomPath: hart.path,
            threadId: Int64(hart.threadIdentifier.rawValue),
            props: CpuInstanceProperties(coreId: Int64(hart.index)),
            target: .riscv64
        )
    }
}

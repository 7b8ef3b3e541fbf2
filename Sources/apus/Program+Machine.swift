// SPDX-License-Identifier: Apache-2.0

import CharacterDevices
import Devices
import Machine
import Monitor
import QAPI
import SystemCalls

extension Program {
    /// How the machine comes to be, at once or when a client says so.
    var machinePlan: ControlledMachine.Plan {
        ControlledMachine.Plan(actions: settings.machine.actions, starts: settings.machine.starts) {
            (actions) throws(QAPIError) in
            do throws(StartError) {
                return try makeMachine(actions)
            } catch {
                throw QAPIError(error.text)
            }
        }
    }

    /// Makes the machine, which does not run yet. What can fail comes before what others notice.
    private func makeMachine(_ actions: MachineActions) throws(StartError) -> Machine {
        let machine: Machine
        switch settings.machine.board {
        case .none:
            _ = try memoryBackend()
            machine = try makeMachine(.none, actions)
        case .virt:
            let backend = try memoryBackend()
            let board = try makeBoard(settings.machine, backend)
            machine = try makeMachine(board.parts, actions)
            try connectSerialPort(of: board)
            backend?.isInUse = true
        }
        do throws(QAPIError) {
            try machine.add(to: parts.objects)
        } catch {
            preconditionFailure("two parts of the board have the same name: \(error.text)")
        }
        return machine
    }

    private func makeMachine(_ parts: MachineParts, _ actions: MachineActions) throws(StartError) -> Machine {
        parts.clock.stoppedTime = settings.machine.stoppedTime
        do throws(SystemCallError) {
            return try Machine(parts, actions: actions, loop: loop, report: report)
        } catch {
            throw StartError(error)
        }
    }

    private func makeBoard(_ setting: MachineSetting, _ backend: MemoryBackend?) throws(StartError) -> VirtBoard {
        var configuration = setting.configuration
        if let size = backend.flatMap({ MemorySize(byteCount: $0.byteCount) }) { configuration.memory = size }
        let log = try guestErrorLog()
        do throws(BoardError) {
            return try VirtBoard(configuration, memory: backend?.memory, loop: loop, report: report, faultLog: log)
        } catch {
            throw StartError(QAPIError(error.problem), at: setting.occurrences[error.setting.rawValue])
        }
    }

    private func connectSerialPort(of board: VirtBoard) throws(StartError) {
        guard let setting = settings.serialPort else { return }
        do throws(QAPIError) {
            guard let device = parts.characterDevices[setting.device] else {
                throw QAPIError("chardev \"\(setting.device)\" not found")
            }
            try board.serialPort.attach(to: device)
        } catch {
            throw StartError(error, at: setting.occurrence)
        }
    }
}

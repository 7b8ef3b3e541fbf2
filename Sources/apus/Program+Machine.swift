// SPDX-License-Identifier: Apache-2.0

import CharacterDevices
import Devices
import Machine
import Monitor
import QAPI
import SystemCalls

extension Program {
    /// Makes the machine, which does not run yet.
    func addMachine() throws(StartError) {
        let setting = settings.machine
        let parts = try machineParts(setting)
        do throws(SystemCallError) {
            let machine = try Machine(parts, actions: setting.actions, loop: loop, report: report)
            self.parts.machine.take(machine)
        } catch {
            throw StartError(error)
        }
        do throws(QAPIError) {
            try self.parts.machine.present.add(to: self.parts.objects)
        } catch {
            preconditionFailure("two parts of the board have the same name: \(error.text)")
        }
    }

    /// Starts the machine, unless it is not to be.
    func startMachine() {
        guard settings.machine.starts else { return }
        do throws(RunStateError) {
            try parts.machine.present.resume()
        } catch {
            preconditionFailure("a machine that was just made does not start: \(error)")
        }
    }

    private func machineParts(_ setting: MachineSetting) throws(StartError) -> MachineParts {
        switch setting.board {
        case .none: return .none
        case .virt:
            let board: VirtBoard
            do throws(BoardError) {
                board = try VirtBoard(setting.configuration, loop: loop, report: report)
            } catch {
                throw StartError(QAPIError(error.problem), at: setting.occurrences[error.setting.rawValue])
            }
            try connectSerialPort(of: board)
            return board.parts
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

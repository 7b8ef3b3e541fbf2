// SPDX-License-Identifier: Apache-2.0

import CharacterDevices
import EventLoop
import Machine
import Monitor
import ObjectModel
import Options
import QAPI
import QMPServer
import SystemCalls

/// The program: what the command line asked for, around one loop, on whose thread everything here runs.
struct Program {
    let settings: Settings
    let loop: EventLoop
    let server: QMPServer
    let parts: ControlledParts

    /// Says a line to the person who runs the program, from any thread.
    let report: @Sendable (String) -> Void

    init(_ settings: Settings, report: @escaping @Sendable (String) -> Void) throws(StartError) {
        self.settings = settings
        self.report = report
        do throws(SystemCallError) {
            loop = try EventLoop()
        } catch {
            throw StartError(error)
        }
        server = QMPServer(loop: loop, version: greetedVersion, policy: settings.policy, log: report)
        let descriptorSets = DescriptorSets()
        let machine = ControlledMachine(server: server, loop: loop)
        parts = ControlledParts(
            machineName: settings.machineName,
            program: ProgramDescription(
                optionGroups: CommandLineTable.apus.groups,
                machineIdentifier: settings.machineIdentifier,
                hides: settings.policy.hides
            ),
            objects: ObjectTree(
                types: ControlledParts.objectTypes(mainLoop: loop),
                machine: settings.machine.board.objectType
            ),
            characterDevices: CharacterDevices(
                loop: loop,
                descriptorSets: descriptorSets,
                isDaemon: settings.process.isDaemon,
                report: report
            ) {
                machine.quit(.hostQMPQuit)
            },
            descriptorSets: descriptorSets,
            machine: machine
        )
        server.registry = parts.commands
    }

    /// Serves until the machine is off or somebody ends the program. However that goes, nothing is left of it.
    ///
    /// - Parameter announce: Is called when all is ready: clients can connect, and the machine is there if it is to be.
    /// - Returns: How the program ends.
    func run(announce: () throws(StartError) -> Void) throws(StartError) -> MachineEnding {
        let endings = try EndingSignals(loop, parts.machine, report: report)
        defer {
            endings.cancel()
            parts.clear()
        }
        let identifierFile = try prepareProcess()
        defer { withExtendedLifetime(identifierFile) {} }
        try addDescriptors()
        try addObjects()
        if try addCharacterDevices() {
            try addMonitors()
            parts.machine.prepare(machinePlan)
            if !settings.isPreconfigured { try launchMachine() }
            try announce()
            // Most of what the start has executed is not executed again.
            ProgramCode.release()
            loop.run()
        }
        return parts.machine.ending ?? .success
    }

    /// - Returns: Whether to go on: false if the program was ended while it waited for a peer.
    private func addCharacterDevices() throws(StartError) -> Bool {
        for setting in settings.characterDevices {
            do throws(QAPIError) {
                let device = try parts.addCharacterDevice(setting.label, setting.configuration, .inherited)
                guard device.waitForPeer() else { return false }
            } catch {
                throw StartError(error, at: setting.occurrence)
            }
        }
        return true
    }

    private func launchMachine() throws(StartError) {
        do throws(QAPIError) {
            try parts.machine.launch()
        } catch {
            throw StartError(error.text)
        }
    }

    private func addMonitors() throws(StartError) {
        for setting in settings.monitors {
            do throws(QAPIError) {
                guard let device = parts.characterDevices[setting.device] else {
                    throw QAPIError("chardev \"\(setting.device)\" not found")
                }
                switch setting.mode {
                case .control(let isPretty): try server.addMonitor(on: device, isPretty: isPretty)
                case .readline: try device.attach(parts.humanMonitor)
                }
            } catch {
                throw StartError(error, at: setting.occurrence)
            }
        }
    }
}

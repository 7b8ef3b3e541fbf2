// SPDX-License-Identifier: Apache-2.0

public import CharacterDevices
import ControlProtocol
public import ObjectModel
public import QAPI
public import SystemCalls

/// What the commands act on. It belongs to the thread of the server that executes them.
public struct ControlledParts {
    /// What the machine is called, if it has a name.
    public let machineName: String?

    /// What clients are told of the program.
    public let program: ProgramDescription

    /// The objects.
    public let objects: ObjectTree

    /// The character devices.
    public let characterDevices: CharacterDevices

    /// The sets of descriptors.
    public let descriptorSets: DescriptorSets

    /// The machine.
    public let machine: ControlledMachine

    /// Puts the parts together.
    public init(
        machineName: String?,
        program: ProgramDescription = ProgramDescription(),
        objects: ObjectTree,
        characterDevices: CharacterDevices,
        descriptorSets: DescriptorSets,
        machine: ControlledMachine
    ) {
        self.machineName = machineName
        self.program = program
        self.objects = objects
        self.characterDevices = characterDevices
        self.descriptorSets = descriptorSets
        self.machine = machine
    }

    /// The commands, all of the control protocol.
    public var commands: CommandRegistry {
        var registry = CommandRegistry()
        registry.addControlCommands(of: ControlModule(machine: machine))
        registry.addIntrospectCommands(of: IntrospectModule(hides: program.hides))
        registry.addMiscCommands(of: MiscModule(parts: self))
        registry.addQomCommands(of: QomModule(objects: objects))
        registry.addCharCommands(of: CharModule(parts: self))
        registry.addYankCommands(of: YankModule(characterDevices: characterDevices))
        registry.addRunStateCommands(of: RunStateModule(machine: machine))
        registry.addMachineCommands(of: MachineModule(parts: self))
        return registry
    }

    /// Lets go of everything, for the end of the program: threads are ended, connections closed, the files of sockets
    /// removed.
    public func clear() {
        machine.clear()
        characterDevices.removeAll()
        for child in objects.objects.children { objects.objects.remove(child.name) }
    }
}

// SPDX-License-Identifier: Apache-2.0

import CharacterDevices
import ControlProtocol
import HumanMonitor
import IOThreads
import Machine
import ObjectModel
import Options
import QAPI
import SystemCalls

/// The commands of `misc.json`: the machine's name, its stop and start, its I/O threads, descriptors, a line for people.
struct MiscModule: MiscCommands {
    let parts: ControlledParts

    private var machine: ControlledMachine { parts.machine }
    private var descriptorSets: DescriptorSets { parts.descriptorSets }

    func addClient(
        protocol: String,
        fdname: String,
        skipauth: Bool?,
        tls: Bool?,
        context: CommandContext
    ) throws(QAPIError) {
        guard let descriptor = context.session.namedDescriptors.take(fdname) else {
            throw QAPIError("File descriptor named '\(fdname)' has not been found")
        }
        guard descriptor.isSocket else { throw QAPIError("parameter @fdname must name a socket") }
        guard let device = parts.characterDevices[`protocol`] else {
            throw QAPIError("protocol '\(`protocol`)' is invalid")
        }
        try device.addPeer(descriptor)
    }

    func queryName(context: CommandContext) throws(QAPIError) -> NameInfo { NameInfo(name: parts.machineName) }

    func queryIothreads(context: CommandContext) throws(QAPIError) -> [IOThreadInfo] {
        parts.objects.ioThreads.map(IOThreadInfo.init)
    }

    func humanMonitorCommand(
        commandLine: String,
        cpuIndex: Int64?,
        context: CommandContext
    ) throws(QAPIError) -> String {
        let session = HumanSession()
        if let cpuIndex {
            guard let hart = Int(exactly: cpuIndex), machine.present.harts.indices.contains(hart) else {
                throw QAPIError("Parameter 'cpu-index' expects a CPU number")
            }
            session.hart = hart
        }
        return parts.humanCommands.execute(commandLine, in: session)
    }

    func stop(context: CommandContext) throws(QAPIError) { machine.present.stop() }

    func cont(context: CommandContext) throws(QAPIError) {
        do throws(RunStateError) {
            try machine.present.resume()
        } catch {
            throw QAPIError("\(error)")
        }
    }

    func xExitPreconfig(context: CommandContext) throws(QAPIError) { try machine.launch() }

    func getfd(fdname: String, context: CommandContext) throws(QAPIError) {
        let descriptor = try context.passedDescriptor()
        do throws(NamedDescriptorError) {
            try context.session.namedDescriptors.add(descriptor, name: fdname)
        } catch {
            throw QAPIError("\(error)")
        }
    }

    func closefd(fdname: String, context: CommandContext) throws(QAPIError) {
        guard context.session.namedDescriptors.remove(fdname) else {
            throw QAPIError("File descriptor named '\(fdname)' not found")
        }
    }

    func addFd(fdsetId: Int64?, opaque: String?, context: CommandContext) throws(QAPIError) -> AddfdInfo {
        let descriptor = try context.passedDescriptor()
        do throws(DescriptorSetError) {
            return AddfdInfo(try descriptorSets.add(descriptor, set: fdsetId, opaque: opaque))
        } catch {
            throw QAPIError("\(error)")
        }
    }

    func removeFd(fdsetId: Int64, fd: Int64?, context: CommandContext) throws(QAPIError) {
        do throws(DescriptorSetError) {
            try descriptorSets.remove(set: fdsetId, number: fd)
        } catch {
            throw QAPIError("\(error)")
        }
    }

    /// The machine's options come first, as with QEMU.
    func queryCommandLineOptions(
        option: String?,
        context: CommandContext
    ) throws(QAPIError) -> [CommandLineOptionInfo] {
        let isMachine = { (group: OptionGroup) in group.name == "machine" }
        let groups = parts.program.optionGroups.filter(isMachine) + parts.program.optionGroups.filter { !isMachine($0) }
        let asked = groups.filter { group in option.map { $0.isSameName(as: group.name) } ?? true }
        if let option, asked.isEmpty { throw QAPIError("invalid option name: \(option)") }
        return asked.map(CommandLineOptionInfo.init)
    }

    func queryFdsets(context: CommandContext) throws(QAPIError) -> [FdsetInfo] {
        descriptorSets.sets.map(FdsetInfo.init)
    }
}

extension CommandContext {
    /// The descriptor that the client passed for the command.
    fileprivate func passedDescriptor() throws(QAPIError) -> OwnedDescriptor {
        guard let descriptor = session.takeDescriptor() else {
            throw QAPIError("No file descriptor supplied via SCM_RIGHTS")
        }
        return descriptor
    }
}

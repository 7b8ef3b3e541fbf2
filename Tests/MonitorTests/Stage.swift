// SPDX-License-Identifier: Apache-2.0

import CharacterDevices
import EventLoop
import JSON
import Machine
import Monitor
import ObjectModel
import QAPI
import QMPServer
import SystemCalls

/// The commands with everything that they act on, and a session that calls them without a wire.
final class Stage {
    let loop: EventLoop
    let server: QMPServer
    let parts: ControlledParts
    let session = StageSession()

    /// A stage with a machine, which does not run yet.
    convenience init(
        machineName: String? = nil,
        program: ProgramDescription = ProgramDescription(),
        _ machineParts: MachineParts = .none
    ) throws {
        try self.init(machineName: machineName, program: program, plan: { loop in Self.plan(machineParts, loop) })
        try parts.machine.launch()
    }

    /// A stage whose machine is only planned.
    init(
        machineName: String? = nil,
        program: ProgramDescription = ProgramDescription(),
        plan: (EventLoop) -> ControlledMachine.Plan
    ) throws {
        loop = try EventLoop()
        server = QMPServer(loop: loop, version: greetedVersion, log: { _ in })
        let descriptorSets = DescriptorSets()
        parts = ControlledParts(
            machineName: machineName,
            program: program,
            objects: ObjectTree(types: ControlledParts.objectTypes(mainLoop: loop), machine: .noneMachine),
            characterDevices: CharacterDevices(loop: loop, descriptorSets: descriptorSets, report: { _ in }),
            descriptorSets: descriptorSets,
            machine: ControlledMachine(server: server, loop: loop)
        )
        parts.machine.prepare(plan(loop))
        server.registry = parts.commands
    }

    /// How a machine of such parts comes to be.
    static func plan(_ parts: MachineParts, starts: Bool = false, _ loop: EventLoop) -> ControlledMachine.Plan {
        ControlledMachine.Plan(starts: starts) { (actions) throws(QAPIError) in
            do throws(SystemCallError) {
                return try Machine(parts, actions: actions, loop: loop, report: { _ in })
            } catch {
                throw QAPIError("\(error)")
            }
        }
    }

    deinit { parts.clear() }

    /// A name for an abstract socket that no other test has, in this process or another.
    static var uniqueName: String { "apus-test-\(UInt64.random(in: 0 ... .max))" }

    /// Executes a command.
    @discardableResult
    func execute(_ name: String, _ arguments: JSON.JSONObject = [:]) throws -> JSON.JSONValue {
        guard let entry = server.registry[name], case .immediate(let call) = entry.call else {
            throw QAPIError("no such command: \(name)")
        }
        return try call(arguments, CommandContext(session: session)).json()
    }

    /// Passes a descriptor under a name.
    func name(_ name: String, _ descriptor: consuming OwnedDescriptor) throws {
        session.pass(descriptor)
        try execute("getfd", ["fdname": .string(name)])
    }

    /// The error that a command replies, if it does.
    func failure(_ name: String, _ arguments: JSON.JSONObject = [:]) -> QAPIError? {
        do {
            try execute(name, arguments)
            return nil
        } catch {
            return error as? QAPIError
        }
    }
}

/// A connection over which descriptors come when the test says so.
final class StageSession: CommandSession {
    let namedDescriptors = NamedDescriptors()
    private(set) var negotiations: [[String]] = []
    private var passed: OwnedDescriptor?

    /// Passes a descriptor for the next command that takes one.
    func pass(_ descriptor: consuming OwnedDescriptor) { passed = consume descriptor }

    /// Passes one end of a pipe, as a descriptor that is no socket.
    func passPipe() throws {
        let pipe = try Pipe()
        pass(pipe.readEnd)
    }

    func takeDescriptor() -> OwnedDescriptor? { passed.take() }

    func negotiate(enabling capabilities: [String]) throws(QAPIError) { negotiations.append(capabilities) }
}

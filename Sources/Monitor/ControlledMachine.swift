// SPDX-License-Identifier: Apache-2.0

public import EventLoop
public import Machine
public import QAPI
public import QMPServer

/// The machine that clients control, from when it is there. They are told what happens to it, and its end is the
/// program's. It belongs to the loop's thread.
public final class ControlledMachine {
    /// How the machine comes to be.
    public struct Plan {
        /// What becomes of it when something happens to it.
        let actions: MachineActions
        /// Whether it is started once it is there.
        let starts: Bool
        /// Makes it. Where that fails, nothing of it stays.
        public let make: (MachineActions) throws(QAPIError) -> Machine

        /// Plans a machine.
        ///
        /// - Parameters:
        ///   - actions: What becomes of it when something happens to it, until clients say otherwise.
        ///   - starts: Whether it is started once it is there.
        ///   - make: Makes it. Where that fails, nothing of it may stay: it may be tried again.
        public init(
            actions: MachineActions = MachineActions(),
            starts: Bool = true,
            make: @escaping (MachineActions) throws(QAPIError) -> Machine
        ) {
            self.actions = actions
            self.starts = starts
            self.make = make
        }
    }

    private weak var server: QMPServer?
    private let loop: EventLoop
    private var machine: Machine?

    /// What is to become of the machine, as long as it is not there.
    private var plan: Plan?

    /// What becomes of the machine when something happens to it, as long as it is not there.
    private var plannedActions = MachineActions()

    /// How the program ends, once its end has begun.
    public private(set) var ending: MachineEnding?

    /// Makes the place of a machine that is still to come.
    ///
    /// - Parameters:
    ///   - server: Whose clients are told.
    ///   - loop: What is stopped at the end.
    public init(server: QMPServer, loop: EventLoop) {
        self.server = server
        self.loop = loop
    }

    /// Plans the machine. Until it is launched, commands are executed only as far as they need none.
    public func prepare(_ plan: Plan) {
        precondition(machine == nil && self.plan == nil, "there is one machine")
        self.plan = plan
        plannedActions = plan.actions
        server?.isPreconfiguring = true
    }

    /// Makes the machine that was planned, and starts it if it is to be started.
    ///
    /// - Throws: where there is a machine already; where this one cannot be made, which changes nothing.
    public func launch() throws(QAPIError) {
        guard let plan else { throw QAPIError("The command is permitted only before machine initialization") }
        let machine = try plan.make(plannedActions)
        self.plan = nil
        self.machine = machine
        machine.observer = self
        server?.isPreconfiguring = false
        guard plan.starts else { return }
        do throws(RunStateError) {
            try machine.resume()
        } catch {
            preconditionFailure("a machine that was just made does not start: \(error)")
        }
    }

    /// The machine, which is there when commands are executed that need one.
    public var present: Machine {
        guard let machine else { preconditionFailure("nothing asks for the machine before it is there") }
        return machine
    }

    /// Whether the machine is there.
    var isPresent: Bool { machine != nil }

    /// What the machine is doing; one that is not there yet waits to be started.
    var runState: RunState { machine?.runState ?? .prelaunch }

    /// What becomes of the machine when something happens to it.
    public var actions: MachineActions {
        get { machine?.actions ?? plannedActions }
        set {
            plannedActions = newValue
            machine?.actions = newValue
        }
    }

    /// Turns the machine off and ends the program, unless its end has begun already: no command is executed any more. What
    /// clients were told goes out before the loop stops, as far as they take it.
    public func quit(_ cause: ShutdownCause) {
        guard ending == nil else { return }
        if let machine { return machine.quit(cause) }
        server?.emit(MachineEvent.shutdown(cause))
        end(.success)
    }

    /// Lets the machine go, whose threads end.
    func clear() {
        machine?.end()
        machine = nil
        plan = nil
    }

    private func end(_ ending: MachineEnding) {
        self.ending = ending
        server?.isEnding = true
        loop.stop()
    }
}

extension ControlledMachine: MachineObserver {
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func machine(_ machine: Machine, didEmit event: MachineEvent) { server?.emit(event) }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func machine(_ machine: Machine, didEnd ending: MachineEnding) { end(ending) }
}

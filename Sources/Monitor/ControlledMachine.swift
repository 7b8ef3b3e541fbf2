// SPDX-License-Identifier: Apache-2.0

public import EventLoop
public import Machine
public import QMPServer

/// The machine that clients control, from when it is there. They are told what happens to it, and its end is the
/// program's. It belongs to the loop's thread.
public final class ControlledMachine {
    private weak var server: QMPServer?
    private let loop: EventLoop
    private var machine: Machine?

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

    /// Takes the machine, which stays.
    public func take(_ machine: Machine) {
        precondition(self.machine == nil, "there is one machine")
        self.machine = machine
        machine.observer = self
    }

    /// The machine, which is there when commands are executed.
    public var present: Machine {
        guard let machine else { preconditionFailure("nothing asks for the machine before it is there") }
        return machine
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

// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Machine

extension RunStateModel {
    /// Does what a verb says.
    mutating func perform(_ verb: Verb) throws(RunStateError) -> Outcome {
        switch verb {
        case .stop: stop()
        case .resume: try resume()
        case .wakeUp: try wakeUp()
        case .reset: reset(.hostQMPSystemReset)
        case .suspend: suspend()
        case .powerDown: Outcome(events: [.powerDown])
        }
    }

    var situation: Situation { Situation(state, wasSuspended: wasSuspended) }
}

struct RunStateModelTests {
    private static let situations = RunState.allCases.flatMap { [Situation($0), Situation($0, wasSuspended: true)] }

    @Test("every verb in every state does what QEMU does", arguments: situations, Verb.allCases)
    func matrix(situation: Situation, verb: Verb) {
        var model = RunStateModel(state: situation.state, wasSuspended: situation.wasSuspended)
        let expected = Expectation(situation, verb)
        do throws(RunStateError) {
            let outcome = try model.perform(verb)
            #expect(outcome.events == expected.events)
            #expect(outcome.resetsParts == (verb == .reset))
            #expect(outcome.ending == nil)
            #expect(expected.error == nil)
        } catch {
            #expect(error == expected.error)
        }
        #expect(model.situation == expected.situation)
    }

    @Test("a suspended machine that is stopped remembers it, and is suspended again when it goes on")
    func suspendedMemory() throws {
        var model = RunStateModel(state: .suspended)
        #expect(model.stop().events == [.stop])
        #expect(model.situation == Situation(.paused, wasSuspended: true))
        #expect(throws: RunStateError.notSuspended) { try model.wakeUp() }
        #expect(try model.resume().events == [.resume])
        #expect(model.situation == Situation(.suspended))
        #expect(try model.wakeUp().events == [.wakeUp])
        #expect(model.stop().events == [.stop])
        #expect(model.situation == Situation(.paused))
    }

    @Test("a reset forgets that the machine was suspended")
    func resetForgets() throws {
        var model = RunStateModel(state: .suspended)
        _ = model.stop()
        _ = model.reset(.hostQMPSystemReset)
        #expect(try model.resume().events == [.resume])
        #expect(model.state == .running)
    }

    @Test("a transition that does not exist is reported once, and the state before it stands")
    func fault() {
        var model = RunStateModel(state: .suspended)
        #expect(model.stop(in: .watchdog) == .nothing)
        #expect(model.situation == Situation(.suspended))
        #expect(model.takeFault() == "invalid runstate transition: 'suspended' -> 'watchdog'")
        #expect(model.takeFault() == nil)
    }

    @Test("what waits for its state notes whether it is to run then")
    func incoming() throws {
        var model = RunStateModel(state: .inMigrate)
        #expect(model.stop() == .nothing)
        #expect(!model.startsAutomatically)
        #expect(try model.resume() == .nothing)
        #expect(model.startsAutomatically)
        #expect(model.state == .inMigrate)
    }

    private static let silentCauses: [ShutdownCause] = [.none, .subsystemReset, .snapshotLoad]

    @Test("resets that nobody asked for are told to nobody", arguments: silentCauses)
    func silentResets(cause: ShutdownCause) {
        var model = RunStateModel(state: .running)
        model.actions.reboot = .shutdown
        #expect(model.reset(cause) == .init(resetsParts: true))
        #expect(model.state == .running)
    }

    @Test("with -no-reboot a reset turns the machine off for the reset's reason")
    func noReboot() {
        var model = RunStateModel(state: .running)
        model.actions.reboot = .shutdown
        #expect(model.reset(.guestReset) == .init(events: [.shutdown(.guestReset)], ending: .success))
        #expect(model.state == .shutdown)
    }

    @Test("with -no-shutdown the machine stops, each shutdown is told, and it takes a reset to go on")
    func noShutdown() throws {
        var model = RunStateModel(state: .running)
        model.actions.shutdown = .pause
        #expect(model.shutDown(.guestShutdown) == .init(events: [.shutdown(.guestShutdown), .stop]))
        #expect(model.state == .shutdown)
        #expect(model.shutDown(.guestShutdown) == .init(events: [.shutdown(.guestShutdown)]))
        #expect(throws: RunStateError.resetRequired) { try model.resume() }
        #expect(model.reset(.hostQMPSystemReset).events == [.reset(.hostQMPSystemReset)])
        #expect(try model.resume().events == [.resume])
        #expect(model.state == .running)
    }

    @Test("to quit ends the program in every state, and is no stop", arguments: RunState.allCases)
    func quit(state: RunState) {
        var model = RunStateModel(state: state)
        model.actions.shutdown = .pause
        #expect(model.quit(.hostQMPQuit) == .init(events: [.shutdown(.hostQMPQuit)], ending: .success))
        #expect(model.state == (state.isLive ? .shutdown : state))
        #expect(model.takeFault() == nil)
    }

    private static let panics: [(MachineActions.Panic, MachineActions.Shutdown, RunStateModel.Outcome, RunState)] = [
        (.none, .powerOff, .init(events: [.guestPanicked(.run)]), .running),
        (.pause, .powerOff, .init(events: [.guestPanicked(.pause), .stop]), .guestPanicked),
        (.shutdown, .pause, .init(events: [.guestPanicked(.pause), .stop]), .guestPanicked),
        (
            .shutdown, .powerOff,
            .init(events: [.guestPanicked(.powerOff), .stop, .shutdown(.guestPanic)], ending: .success), .guestPanicked
        ),
        (
            .exitFailure, .pause,
            .init(events: [.guestPanicked(.powerOff), .stop, .shutdown(.guestPanic)], ending: .failure), .guestPanicked
        ),
    ]

    @Test("a guest that gives up is dealt with as the actions say", arguments: panics)
    func panic(
        action: MachineActions.Panic,
        shutdown: MachineActions.Shutdown,
        outcome: RunStateModel.Outcome,
        state: RunState
    ) {
        var model = RunStateModel(state: .running)
        model.actions.panic = action
        model.actions.shutdown = shutdown
        #expect(model.panic(then: .goesOn) == outcome)
        #expect(model.state == state)
    }

    @Test("a panic that stops nothing leaves what the guest does next")
    func panicSequel() {
        var model = RunStateModel(state: .running)
        model.actions.panic = .none
        #expect(
            model.panic(then: .resets)
                == .init(resetsParts: true, events: [.guestPanicked(.run), .reset(.guestReset)])
        )
        let end = RunStateModel.Outcome(events: [.guestPanicked(.run), .shutdown(.guestShutdown)], ending: .success)
        #expect(model.panic(then: .shutsDown) == end)
    }
}

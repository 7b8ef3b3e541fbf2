// SPDX-License-Identifier: Apache-2.0

import EventLoop
import RISCV
import SystemCalls
import Testing

@testable import Machine

/// Sequences of verbs by chance, from several threads, on a machine whose harts run in threads of their own.
struct SequenceTests {
    /// Has threads send verbs to a machine, each after the reply to the one before, and runs the loop until all have.
    ///
    /// - Parameter perform: Does a verb, in the loop's thread.
    private func drive(
        _ test: TestMachine,
        clients: Int,
        verbs: Int,
        _ perform: @escaping (Verb) -> Void
    ) throws {
        let remaining = WaitableMutex(clients)
        let loop = test.loop
        // SAFETY: only work of the loop's thread calls it.
        nonisolated(unsafe) let perform = perform
        for _ in 0..<clients {
            // Nobody waits for the thread itself: its last reply ends the loop.
            _ = try OwnedThread(name: "client") {
                let replies = WaitableMutex(0)
                for count in 1...verbs {
                    let verb = Verb.allCases.randomElement() ?? .stop
                    loop.submit {
                        unsafe perform(verb)
                        replies.withLock { $0 += 1 }
                        replies.notifyAll()
                    }
                    #expect(replies.wait(until: .inMicroseconds(30_000_000)) { $0 >= count ? true : nil } == true)
                }
                remaining.withLock { $0 -= 1 }
                loop.submit {}
            }
        }
        test.run { remaining.withLock { $0 } == 0 }
    }

    @Test("each verb does what the rules say, whoever sends it", arguments: [1, 3])
    func clients(count: Int) throws {
        let test = try TestMachine([.busy(), .sleeping(), .dozing(), .busy()], devices: 1)
        var stoppedAt: Int64? = 0
        try drive(test, clients: count, verbs: 300) { verb in
            let expected = Expectation(test.situation, verb)
            #expect(test.perform(verb) == expected.error)
            #expect(test.observer.takeEvents() == expected.events)
            #expect(test.situation == expected.situation)
            #expect(test.clock.isRunning == expected.situation.state.isLive)
            if let stoppedAt, !expected.situation.state.isLive { #expect(test.clock.nanoseconds == stoppedAt) }
            stoppedAt = expected.situation.state.isLive ? nil : test.clock.nanoseconds
        }
        #expect(test.reports.all.isEmpty)
        test.machine.stop()
        #expect(test.standsStill)
    }

    @Test("what harts ask meanwhile comes in between, and the events still tell the state")
    func guestRequests() throws {
        let requests = WaitableMutex<MachineRequests?>(nil)
        let asking = TestHart { hart in
            guard let requests = requests.withLock({ $0 }) else { return .none }
            switch Int.random(in: 0..<30) {
            case 0: requests.reset(.guestReset)
            case 1: requests.suspend()
            case 2: requests.wakeUp()
            case 3: requests.panic(then: .resets)
            case 4: requests.shutDown(.guestShutdown)
            default: return .waiting(untilTick: 0)
            }
            return .none
        }
        let test = try TestMachine([asking, .busy(), .dozing()])
        test.machine.actions.shutdown = .pause
        test.machine.actions.panic = .none
        requests.withLock { $0 = test.requests }
        var told = Situation(.prelaunch)
        try drive(test, clients: 2, verbs: 300) { verb in
            _ = test.perform(verb)
            for event in test.observer.takeEvents() { told.follow(event, test.machine.runState) }
            #expect(told == test.situation)
            #expect(test.clock.isRunning == test.machine.runState.isLive)
        }
        test.machine.end()
        #expect(test.reports.all.isEmpty)
    }
}

extension TestMachine {
    /// Does a verb.
    func perform(_ verb: Verb) -> RunStateError? {
        do throws(RunStateError) {
            switch verb {
            case .stop: machine.stop()
            case .resume: try machine.resume()
            case .wakeUp: try machine.wakeUp()
            case .reset: machine.reset(.hostQMPSystemReset)
            case .suspend:
                requests.suspend()
                machine.attend()
            case .powerDown: machine.powerDown()
            }
            return nil
        } catch {
            return error
        }
    }
}

extension Situation {
    /// Follows what a client hears. Which state a stop leads to it does not hear, so that is taken over.
    fileprivate mutating func follow(_ event: MachineEvent, _ current: RunState) {
        switch event {
        case .stop: self = Situation(current, wasSuspended: state == .suspended)
        case .resume: self = Situation(wasSuspended ? .suspended : .running)
        case .reset: self = Situation(state == .running ? .running : .prelaunch)
        case .suspend: state = .suspended
        case .wakeUp: state = .running
        case .shutdown, .powerDown, .guestPanicked, .rtcChanged: break
        }
    }
}

extension TestHart {
    /// Waits for instants that come soon.
    static func dozing() -> TestHart { TestHart { _ in .waiting(untilTick: 0) } }
}

// SPDX-License-Identifier: Apache-2.0

import EventLoop
import RISCV
import Synchronization
import SystemCalls
import Testing

@testable import Machine

struct MachineRequestsTests {
    /// A hart that asks for something once, when told to, and notes how many slices it was given before that was done.
    private final class Asking: Sendable {
        let isTold = Atomic(false)
        let requests = WaitableMutex<MachineRequests?>(nil)

        func hart(_ ask: @escaping @Sendable (MachineRequests) -> Void) -> TestHart {
            TestHart { hart in
                if self.isTold.exchange(false, ordering: .relaxed), let requests = self.requests.withLock({ $0 }) {
                    ask(requests)
                    hart.sliceCount = 0
                    return .none
                }
                while !hart.signals.hasRequests, !self.isTold.load(ordering: .relaxed) {}
                return .none
            }
        }
    }

    @Test("what a device tells goes to the observer, and holds no hart")
    func telling() throws {
        let test = try TestMachine([.busy()])
        let event = MachineEvent.rtcChanged(secondsAhead: -5, path: Machine.path(ofDevice: "rtc"))
        test.requests.tell(event)
        try test.machine.resume()
        test.waitForHarts()
        test.requests.tell(event)
        #expect(test.harts[0].isInSlice)
        #expect(test.observer.events == [event, .resume, event])
        test.machine.end()
        test.requests.tell(event)
        #expect(test.observer.events.count == 3)
    }

    @Test("the guest that asks for a reset executes nothing before it")
    func resetHolds() throws {
        let asking = Asking()
        let test = try TestMachine([asking.hart { $0.reset(.guestReset) }, .busy()])
        asking.requests.withLock { $0 = test.requests }
        let asker = test.harts[0]
        for round in 2...50 {
            test.firmware.onStart = { #expect(asker.sliceCount == 0) }
            try test.machine.resume()
            test.waitForHarts()
            asking.isTold.store(true, ordering: .relaxed)
            test.run { test.firmware.startCount == round }
            #expect(test.observer.takeEvents() == [.resume, .reset(.guestReset)])
            test.waitForHarts()
            test.machine.stop()
            #expect(test.observer.takeEvents() == [.stop])
        }
    }

    @Test("what the guest asked for before a stop is done before the stop")
    func requestBeforeStop() throws {
        let asking = Asking()
        let test = try TestMachine([asking.hart { $0.suspend() }])
        asking.requests.withLock { $0 = test.requests }
        try test.machine.resume()
        test.waitForHarts()
        asking.isTold.store(true, ordering: .relaxed)
        #expect(eventually { !asking.isTold.load(ordering: .relaxed) })
        test.machine.stop()
        #expect(test.observer.takeEvents() == [.resume, .suspend, .stop])
        #expect(test.situation == Situation(.paused, wasSuspended: true))
    }

    @Test("a guest that turns itself off ends the program, or with -no-shutdown stops", arguments: [true, false])
    func shutdown(ends: Bool) throws {
        let asking = Asking()
        let test = try TestMachine([asking.hart { $0.shutDown(.guestShutdown) }, .busy()])
        asking.requests.withLock { $0 = test.requests }
        if !ends { test.machine.actions.shutdown = .pause }
        try test.machine.resume()
        asking.isTold.store(true, ordering: .relaxed)
        test.run { test.machine.runState == .shutdown }
        #expect(test.observer.takeEvents() == [.resume, .shutdown(.guestShutdown)] + (ends ? [] : [.stop]))
        #expect(test.observer.endings == (ends ? [.success] : []))
        #expect(test.standsStill)
        #expect(!test.clock.isRunning)
    }

    @Test("a guest that says how it ends decides on the program's exit status")
    func exitStatus() throws {
        let asking = Asking()
        let ending = MachineEnding(exitStatus: 3)
        let test = try TestMachine([asking.hart { $0.shutDown(.guestPanic, ending: MachineEnding(exitStatus: 3)) }])
        asking.requests.withLock { $0 = test.requests }
        try test.machine.resume()
        asking.isTold.store(true, ordering: .relaxed)
        test.run { test.machine.ending != nil }
        #expect(test.observer.endings == [ending])
        #expect(test.observer.takeEvents() == [.resume, .shutdown(.guestPanic)])
    }

    @Test("what cannot go on stops the machine in a state that says why, and it may be told to go on")
    func stopForReason() throws {
        let test = try TestMachine([.busy()])
        try test.machine.resume()
        test.requests.stop(in: .ioError)
        test.run { test.machine.runState == .ioError }
        #expect(test.standsStill)
        #expect(!test.clock.isRunning)
        try test.machine.resume()
        test.waitForHarts()
        #expect(test.observer.takeEvents() == [.resume, .stop, .resume])
    }

    @Test("a wake-up that comes with the suspend lets the guest go on; without one it does nothing")
    func wakeUps() throws {
        let test = try TestMachine([.sleeping()])
        test.requests.wakeUp()
        try test.machine.resume()
        test.requests.wakeUp()
        test.requests.suspend()
        test.run { test.machine.runState == .running && test.observer.events.contains(.wakeUp) }
        test.requests.wakeUp()
        test.machine.powerDown()
        #expect(test.observer.takeEvents() == [.resume, .suspend, .wakeUp, .powerDown])
    }

    @Test("what was asked before there was a machine is done once there is one")
    func early() throws {
        let requests = MachineRequests()
        requests.reset(.guestReset)
        let hart = TestHart.busy()
        let parts = MachineParts(
            boardName: "test",
            harts: [hart],
            devices: [],
            clock: VirtualClock(),
            requests: requests,
            firmware: TestFirmware(),
            canWakeUp: true
        )
        let test = try TestMachine([])
        let machine = try Machine(parts, loop: test.loop) { _ in }
        machine.observer = test.observer
        test.run { !test.observer.events.isEmpty }
        #expect(test.observer.takeEvents() == [.reset(.guestReset)])
        try machine.resume()
        #expect(eventually { hart.isInSlice })
    }

    @Test("requests after the machine's end, and of a machine that is gone, do nothing")
    func late() throws {
        var test: TestMachine? = try TestMachine([.busy()])
        let requests = try #require(test?.requests)
        test?.machine.end()
        requests.reset(.guestReset)
        test = nil
        requests.shutDown(.guestShutdown)
    }

    @Test("many threads ask at once: what is asked for last is done as well")
    func storm() throws {
        let test = try TestMachine([.busy(), .sleeping()])
        try test.machine.resume()
        let requests = test.requests
        let loop = test.loop
        let threads = WaitableMutex(4)
        for _ in 0..<4 {
            // Each lets go of its thread; the count says when all are done.
            _ = try OwnedThread(name: "asker") {
                for _ in 0..<500 { requests.reset(.guestReset) }
                threads.withLock { $0 -= 1 }
                threads.notifyAll()
                loop.submit {}
            }
        }
        test.run { threads.withLock { $0 } == 0 }
        requests.reset(.hostQMPSystemReset)
        test.run { test.observer.events.contains(.reset(.hostQMPSystemReset)) }
        #expect((2...2002).contains(test.observer.events.count))
        #expect(test.machine.runState == .running)
        test.waitForHarts(except: 1)
    }
}

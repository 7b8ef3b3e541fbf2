// SPDX-License-Identifier: Apache-2.0

import EventLoop
import Glibc
import RISCV
import SystemCalls
import Testing

@testable import Machine

struct MachineTests {
    @Test("a new machine stands where the guest starts")
    func creation() throws {
        let test = try TestMachine([.busy(), .sleeping()], devices: 2)
        #expect(test.situation == Situation(.prelaunch))
        #expect(test.firmware.startCount == 1)
        #expect(test.devices.map(\.accesses) == [["reset"], ["reset"]])
        #expect(test.clock.nanoseconds == 0)
        #expect(test.standsStill)
        #expect(test.observer.events.isEmpty)
    }

    @Test("each hart has a thread of its own, named after it, which ends with the machine")
    func threads() throws {
        let test = try TestMachine([.busy(), .sleeping(), .busy()])
        let harts = test.machine.harts
        #expect(harts.map(\.index) == [0, 1, 2])
        #expect(harts.map(\.path) == (0..<3).map { "/machine/hart[\($0)]" })
        #expect(harts.map(\.target) == ["riscv64", "riscv64", "riscv64"])
        #expect(Set(harts.map(\.threadIdentifier)).count == 3)
        func name(_ hart: HartInformation) throws(SystemCallError) -> [UInt8] {
            try FileSystem.readFile("/proc/self/task/\(hart.threadIdentifier.rawValue)/comm")
        }
        for hart in harts { #expect(try name(hart) == Array("CPU \(hart.index)/APUS\n".utf8)) }
        try test.machine.resume()
        test.waitForHarts(except: 1)
        test.machine.end()
        for hart in harts { #expect(eventually { (try? name(hart)) == nil }) }
        #expect(test.machine.harts.isEmpty)
        test.machine.end()
    }

    @Test("a machine whose threads cannot all be had is an error and leaves none")
    func noThreads() throws {
        let harts = [TestHart.busy(), .busy()]
        try ForcedErrors.with(.after(1, .resourceTemporarilyUnavailable), in: "start a thread") {
            let error = SystemCallError(operation: "start a thread", errno: .resourceTemporarilyUnavailable)
            #expect(throws: error) { try TestMachine(harts) }
            return
        }
        #expect(harts.allSatisfy { $0.sliceCount == 0 })
    }

    @Test("no hart runs while somebody looks, and those that ran go on; the state stays and the time goes on")
    func looking() throws {
        let test = try TestMachine([.busy(), .busy()])
        try test.machine.resume()
        for _ in 0..<50 {
            test.waitForHarts()
            #expect(test.machine.withHartsParked { test.standsStill && test.clock.isRunning })
        }
        test.waitForHarts()
        #expect(test.machine.runState == .running)
        test.machine.stop()
        #expect(test.machine.withHartsParked { test.standsStill })
        #expect(test.standsStill)
        #expect(test.observer.events == [.resume, .stop])
    }

    @Test("harts run from resume to stop; when stop returns none executes anything, and the guest's time stands still")
    func stopAndResume() throws {
        let test = try TestMachine([.busy(), .sleeping(), .busy(), .busy()])
        for _ in 0..<50 {
            try test.machine.resume()
            #expect(test.machine.runState == .running)
            test.waitForHarts(except: 1)
            test.machine.stop()
            #expect(test.machine.runState == .paused)
            let ticks = test.clock.nanoseconds
            #expect(test.standsStill)
            #expect(test.clock.nanoseconds == ticks)
        }
        #expect(test.observer.takeEvents() == (0..<50).flatMap { _ in [MachineEvent.resume, .stop] })
    }

    @Test("the state is what the event says when the event comes, and so is the clock")
    func eventOrder() throws {
        let test = try TestMachine([.busy()])
        let clock = test.clock
        var clockStates: [Bool] = []
        test.observer.onEvent = { _ in clockStates.append(clock.isRunning) }
        try test.machine.resume()
        test.machine.stop()
        try test.machine.resume()
        test.machine.reset(.hostQMPSystemReset)
        test.machine.stop()
        test.machine.reset(.hostQMPSystemReset)
        #expect(
            test.observer.events
                == [.resume, .stop, .resume, .reset(.hostQMPSystemReset), .stop, .reset(.hostQMPSystemReset)]
        )
        #expect(test.observer.states == [.running, .paused, .running, .running, .paused, .prelaunch])
        #expect(clockStates == [true, false, true, true, false, false])
    }

    @Test("a hart reads times that no stop shows in")
    func guestTime() throws {
        let clock = WaitableMutex<VirtualClock?>(nil)
        let gaps = WaitableMutex<(last: UInt64, largest: UInt64)>((0, 0))
        let hart = TestHart { hart in
            guard let clock = clock.withLock({ $0 }) else { return .none }
            while !hart.signals.hasRequests {
                let ticks = clock.ticks
                gaps.withLock { gaps in
                    #expect(ticks >= gaps.last)
                    gaps.last = ticks
                }
            }
            return .none
        }
        let test = try TestMachine([hart])
        clock.withLock { $0 = test.clock }
        for _ in 0..<20 {
            try test.machine.resume()
            test.waitForHarts()
            usleep(100)
            test.machine.stop()
            let stoppedAt = test.clock.ticks
            #expect(gaps.withLock { $0.last } <= stoppedAt)
            usleep(2000)
            #expect(test.clock.ticks == stoppedAt)
        }
        test.machine.end()
    }

    @Test("a reset goes through devices and firmware while no hart runs, and what ran goes on")
    func reset() throws {
        let test = try TestMachine([.busy(), .busy()], devices: 1)
        try test.machine.resume()
        test.waitForHarts()
        let harts = test.harts
        test.firmware.onStart = {
            for hart in harts { #expect(!hart.isInSlice) }
        }
        let before = test.clock.nanoseconds
        test.machine.reset(.hostQMPSystemReset)
        #expect(test.machine.runState == .running)
        #expect(test.firmware.startCount == 2)
        #expect(test.devices[0].accesses == ["reset", "reset"])
        #expect(test.clock.nanoseconds > before)
        test.waitForHarts()
    }

    @Test("a suspended guest sleeps in time that goes on, is stopped and goes on suspended, and wakes")
    func suspend() throws {
        let test = try TestMachine([.sleeping(), .sleeping()])
        try test.machine.resume()
        test.requests.suspend()
        test.run { test.machine.runState == .suspended }
        let start = test.clock.nanoseconds
        usleep(100)
        #expect(test.clock.nanoseconds > start)
        test.machine.stop()
        #expect(test.situation == Situation(.paused, wasSuspended: true))
        #expect(!test.clock.isRunning)
        #expect(throws: RunStateError.notSuspended) { try test.machine.wakeUp() }
        try test.machine.resume()
        #expect(test.situation == Situation(.suspended))
        #expect(test.clock.isRunning)
        #expect(test.firmware.wakeUpCount == 0)
        try test.machine.wakeUp()
        #expect(test.machine.runState == .running)
        #expect(test.firmware.wakeUpCount == 1)
        #expect(test.observer.takeEvents() == [.resume, .suspend, .stop, .resume, .wakeUp])
    }

    @Test("a board that cannot wake says so, in every state")
    func cannotWakeUp() throws {
        let test = try TestMachine([.sleeping()], canWakeUp: false)
        #expect(throws: RunStateError.wakeUpNotSupported) { try test.machine.wakeUp() }
        try test.machine.resume()
        #expect(throws: RunStateError.wakeUpNotSupported) { try test.machine.wakeUp() }
    }

    @Test("to quit ends everything: harts stand still, and what is told the machine afterwards does nothing")
    func quit() throws {
        let test = try TestMachine([.busy()])
        test.machine.actions.shutdown = .pause
        try test.machine.resume()
        test.waitForHarts()
        test.machine.quit(.hostQMPQuit)
        #expect(test.observer.takeEvents() == [.resume, .shutdown(.hostQMPQuit)])
        #expect(test.observer.endings == [.success])
        #expect(test.standsStill)
        try test.machine.resume()
        test.machine.reset(.hostQMPSystemReset)
        test.machine.quit(.hostQMPQuit)
        test.requests.reset(.guestReset)
        test.loop.stop()
        test.loop.run()
        #expect(test.observer.takeEvents() == [])
        #expect(test.observer.endings == [.success])
        #expect(test.standsStill)
    }

    @Test("a transition that does not exist is reported, and the guest runs on")
    func fault() throws {
        let test = try TestMachine([.busy()])
        try test.machine.resume()
        test.requests.stop(in: .prelaunch)
        test.machine.powerDown()
        #expect(test.reports.all == ["invalid runstate transition: 'running' -> 'prelaunch'"])
        #expect(test.machine.runState == .running)
        #expect(test.clock.isRunning)
        test.waitForHarts()
    }
}

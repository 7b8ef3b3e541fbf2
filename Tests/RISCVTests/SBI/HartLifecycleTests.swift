// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RISCV

/// The state machine of the extension HSM, phase by phase.
struct HartLifecycleTests {
    static let entry = EntryPoint(address: PhysicalAddress(rawValue: 0x8020_0000), argument: 7)
    static let other = EntryPoint(address: PhysicalAddress(rawValue: 0x8030_0000), argument: 8)

    /// A way into each phase, by steps that harts take.
    static func lifecycle(in phase: HartLifecycle.Phase) throws -> HartLifecycle {
        var lifecycle = HartLifecycle(startingAt: phase == .stopped ? nil : entry)
        switch phase {
        case .stopped, .startPending: return lifecycle
        default: break
        }
        _ = lifecycle.step(hasInterrupt: false)
        lifecycle.entered()
        switch phase {
        case .started: break
        case .suspended(let entry):
            lifecycle.leave(to: .suspendPending(entry))
            _ = lifecycle.step(hasInterrupt: false)
        case .resumePending(let entry):
            lifecycle.leave(to: .suspendPending(entry))
            _ = lifecycle.step(hasInterrupt: true)
        default: lifecycle.leave(to: phase)
        }
        #expect(lifecycle.phase == phase)
        return lifecycle
    }

    @Test(
        "a phase has a status, and a next step that leads to another phase",
        arguments: [
            (.stopped, .stopped, .wait, .stopped, .wait, .stopped),
            (
                .startPending(entry), .startPending, .enter(entry), .startPending(entry), .enter(entry),
                .startPending(entry)
            ),
            (.started, .started, .run, .started, .run, .started),
            (
                .suspendPending(nil), .suspendPending, .waitForInterrupt, .suspended(nil), .enter(nil),
                .resumePending(nil)
            ),
            (
                .suspendPending(other), .suspendPending, .waitForInterrupt, .suspended(other), .enter(other),
                .resumePending(other)
            ),
            (.suspended(nil), .suspended, .waitForInterrupt, .suspended(nil), .enter(nil), .resumePending(nil)),
            (.suspended(other), .suspended, .waitForInterrupt, .suspended(other), .enter(other), .resumePending(other)),
            (.resumePending(nil), .resumePending, .enter(nil), .resumePending(nil), .enter(nil), .resumePending(nil)),
            (
                .systemSuspended(other, isWakeUpRequested: false), .stopped,
                .waitForInterrupt, .systemSuspended(other, isWakeUpRequested: false),
                .requestWakeUp, .systemSuspended(other, isWakeUpRequested: true)
            ),
            (
                .systemSuspended(other, isWakeUpRequested: true), .stopped,
                .wait, .systemSuspended(other, isWakeUpRequested: true),
                .wait, .systemSuspended(other, isWakeUpRequested: true)
            ),
            (.resetRequested, .started, .wait, .resetRequested, .wait, .resetRequested),
            (.writing(65), .started, .write(65), .writing(65), .write(65), .writing(65)),
        ] as [Row]
    )
    func steps(row: Row) throws {
        var lifecycle = try Self.lifecycle(in: row.phase)
        #expect(lifecycle.status == row.status)
        var step = lifecycle.step(hasInterrupt: false)
        #expect(step == row.step)
        #expect(lifecycle.phase == row.next)
        lifecycle = try Self.lifecycle(in: row.phase)
        step = lifecycle.step(hasInterrupt: true)
        #expect(step == row.stepOfInterrupt)
        #expect(lifecycle.phase == row.nextOfInterrupt)
    }

    typealias Row = (
        phase: HartLifecycle.Phase, status: HartStatus,
        step: HartLifecycle.Step, next: HartLifecycle.Phase,
        stepOfInterrupt: HartLifecycle.Step, nextOfInterrupt: HartLifecycle.Phase
    )

    @Test(
        "a hart is started from its stopped phase only",
        arguments: [
            (.stopped, nil),
            (.startPending(entry), .alreadyAvailable),
            (.started, .alreadyAvailable),
            (.suspendPending(nil), .alreadyAvailable),
            (.suspended(other), .alreadyAvailable),
            (.resumePending(nil), .alreadyAvailable),
            (.systemSuspended(other, isWakeUpRequested: false), .failed),
            (.resetRequested, .alreadyAvailable),
            (.writing(0), .alreadyAvailable),
        ] as [(HartLifecycle.Phase, SBIError?)]
    )
    func start(phase: HartLifecycle.Phase, expected: SBIError?) throws {
        var lifecycle = try Self.lifecycle(in: phase)
        do throws(SBIError) {
            try lifecycle.start(at: Self.other)
            #expect(expected == nil)
            #expect(lifecycle.phase == .startPending(Self.other))
        } catch {
            #expect(error == expected)
            #expect(lifecycle.phase == phase)
        }
    }

    @Test("a hart has started when it has entered, and goes on when its byte is written or the machine wakes up")
    func completion() throws {
        for phase in [.startPending(Self.entry), .resumePending(nil), .resumePending(Self.other)]
            as [HartLifecycle.Phase]
        {
            var lifecycle = try Self.lifecycle(in: phase)
            lifecycle.entered()
            #expect(lifecycle.phase == .started)
        }
        var lifecycle = try Self.lifecycle(in: .writing(3))
        lifecycle.written()
        #expect(lifecycle.phase == .started)
        for isWakeUpRequested in [false, true] {
            lifecycle = try Self.lifecycle(
                in: .systemSuspended(Self.other, isWakeUpRequested: isWakeUpRequested)
            )
            var woken = [lifecycle.wakeUp()]
            #expect(lifecycle.phase == .startPending(Self.other))
            woken.append(lifecycle.wakeUp())
            #expect(woken == [true, false])
        }
    }
}

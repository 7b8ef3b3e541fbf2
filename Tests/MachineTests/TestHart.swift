// SPDX-License-Identifier: Apache-2.0

import RISCV
import Synchronization
import SystemCalls

@testable import Machine

/// What a thread of a hart drives in tests that are about threads, not about guest code.
final class TestHart: HartRunner {
    let signals = HartSignals()

    /// What each slice does. Constant.
    private let slice: @Sendable (TestHart) -> HartRest

    /// How many slices have begun.
    private let begun = Atomic(0)

    /// Whether one is being run.
    private let isRunning = Atomic(false)

    init(_ slice: @escaping @Sendable (TestHart) -> HartRest) { self.slice = slice }

    /// Executes without an end, as a loop of guest code.
    static func busy() -> TestHart {
        TestHart { hart in
            while !hart.signals.hasRequests {}
            return .none
        }
    }

    /// Waits for an interrupt that does not come.
    static func sleeping() -> TestHart { TestHart { _ in .waiting(untilTick: nil) } }

    /// How many slices have begun.
    var sliceCount: Int {
        get { begun.load(ordering: .relaxed) }
        set { begun.store(newValue, ordering: .relaxed) }
    }

    /// Whether one is being run.
    var isInSlice: Bool { isRunning.load(ordering: .relaxed) }

    func run(_ requests: HartRequests) -> HartRest {
        begun.add(1, ordering: .relaxed)
        isRunning.store(true, ordering: .relaxed)
        defer { isRunning.store(false, ordering: .relaxed) }
        return slice(self)
    }
}

/// Firmware that counts.
final class TestFirmware: MachineFirmware {
    private(set) var startCount = 0
    private(set) var wakeUpCount = 0
    var onStart: () -> Void = {}

    func start() {
        startCount += 1
        onStart()
    }

    func wakeUp() { wakeUpCount += 1 }
}

/// Who notes what happens to a machine, and how the machine was then.
final class TestObserver: MachineObserver {
    private(set) var events: [MachineEvent] = []
    private(set) var states: [RunState] = []
    private(set) var endings: [MachineEnding] = []
    var onEvent: (Machine) -> Void = { _ in }

    func machine(_ machine: Machine, didEmit event: MachineEvent) {
        events.append(event)
        states.append(machine.runState)
        onEvent(machine)
    }

    func machine(_ machine: Machine, didEnd ending: MachineEnding) { endings.append(ending) }

    func takeEvents() -> [MachineEvent] {
        defer { events = [] }
        return events
    }
}

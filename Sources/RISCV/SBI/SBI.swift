// SPDX-License-Identifier: Apache-2.0

import Synchronization
import SystemCalls

/// The supervisor binary interface: what a guest in S-mode finds below it where no firmware runs (SBI specification 3.0,
/// RISC-V International).
///
/// It is shared by all harts. The thread of each, before it lets the hart run, asks for its readiness; when the hart has
/// made a call, the thread has it handled. Harts that are to do something are requested to by their signals.
public final class SBI: Sendable {
    /// What the SBI keeps of one hart.
    struct Record: Sendable {
        let hart: Hart
        /// What the extension PMU counts.
        let performance: PerformanceRecord
    }

    let harts: [Record]
    let memory: PhysicalMemory
    let platform: any SBIPlatform
    /// Whether each hart runs. All are behind one lock, because a suspension of the machine looks at all of them.
    private let lifecycles: WaitableMutex<[HartLifecycle]>

    /// Makes an interface, with all harts stopped.
    ///
    /// - Parameters:
    ///   - harts: The harts, of which the first has the identifier 0, the second 1, and so on.
    ///   - memory: The guest's memory.
    ///   - platform: The machine around the harts.
    public init(harts: [Hart], memory: PhysicalMemory, platform: any SBIPlatform) {
        precondition(harts.indices.allSatisfy { harts[$0].identifier == UInt64($0) }, "identifiers of harts have gaps")
        self.harts = harts.map { Record(hart: $0, performance: PerformanceRecord()) }
        self.memory = memory
        self.platform = platform
        lifecycles = WaitableMutex(harts.map { _ in HartLifecycle(startingAt: nil) })
    }

    /// Starts anew, with one hart to start and the others stopped. No hart's thread calls meanwhile.
    ///
    /// - Parameters:
    ///   - bootHart: The number of the hart that starts.
    ///   - entry: Where, and with what: for kernels it is the address of the device tree. Nil where none starts.
    public func reset(bootHart: Int = 0, entry: EntryPoint?) {
        lifecycles.withLock { lifecycles in
            for index in lifecycles.indices {
                lifecycles[index] = HartLifecycle(startingAt: index == bootHart ? entry : nil)
            }
        }
        for record in harts {
            record.hart.signals.set(.supervisorSoftware, false)
            record.performance.reset()
        }
    }
}

/// What the machine asks and does.
extension SBI {
    /// Whether a hart has suspended the machine, which has not been woken up since.
    public var isSuspended: Bool {
        lifecycles.withLock { lifecycles in
            lifecycles.contains { lifecycle in
                if case .systemSuspended = lifecycle.phase { true } else { false }
            }
        }
    }

    /// Wakes the machine up, if it is suspended: the hart that suspended it goes on.
    public func resumeFromSuspend() {
        let resumed = lifecycles.withLock { lifecycles in lifecycles.indices.first { lifecycles[$0].wakeUp() } }
        if let resumed { harts[resumed].hart.signals.request(.attention) }
    }

    /// The state of a hart as other harts are told.
    public func status(ofHart number: Int) -> HartStatus {
        lifecycles.withLock { $0[number].status }
    }
}

/// What the threads of harts do.
extension SBI {
    /// What the thread of a hart is to do now. It asks each time before it lets the hart run.
    public func readiness(of hart: Hart) -> HartReadiness {
        while true {
            let (hasInterrupt, isWakeUpWanted) = (hart.hasWakingInterrupt, platform.isWakeUpWanted)
            let step = withLifecycle(of: hart) { $0.step(hasInterrupt: hasInterrupt, isWakeUpWanted: isWakeUpWanted) }
            switch step {
            case .run: return .runs
            case .wait: return .sleeps
            case .waitForInterrupt: return .waitsForInterrupt
            case .requestWakeUp: platform.wakeUpRequested()
            case .enter(let entry):
                if let entry { hart.enterSupervisorMode(at: entry) }
                withLifecycle(of: hart) { $0.entered() }
            case .write(let byte):
                guard platform.writeConsole([byte]) == 1 else { return .waitsForConsole }
                withLifecycle(of: hart) { $0.written() }
            }
        }
    }

    /// Answers the call that a hart has made.
    public func handle(callOf hart: Hart) {
        let call = SupervisorCall(
            extensionIdentifier: hart.state.x[17],
            function: hart.state.x[16],
            arguments: InlineArray { hart.state.x[10 + $0] }
        )
        guard let called = SBIExtension(rawValue: call.extensionIdentifier) else {
            hart.state.x[10] = UInt64(bitPattern: SBIError.notSupported.rawValue)
            return
        }
        guard !called.isLegacy else {
            hart.state.x[10] = legacy(called, call, hart)
            return
        }
        do throws(SBIError) {
            let value = try answer(called, call, hart)
            hart.state.x[10] = 0
            hart.state.x[11] = value
        } catch {
            hart.state.x[10] = UInt64(bitPattern: error.rawValue)
            hart.state.x[11] = 0
        }
    }

    /// Calls a function.
    ///
    /// - Returns: What is in `a1` when the hart goes on, unless it enters S-mode anew.
    private func answer(
        _ called: SBIExtension,
        _ call: SupervisorCall,
        _ hart: Hart
    ) throws(SBIError) -> UInt64 {
        switch called {
        case .base: try base(call)
        case .timer: try timer(call, hart)
        case .interProcessorInterrupt: try interProcessorInterrupt(call, hart)
        case .remoteFence: try remoteFence(call, hart)
        case .hartStateManagement: try hartStateManagement(call, hart)
        case .systemReset: try systemReset(call, hart)
        case .performanceMonitoring: try performanceMonitoring(call, hart)
        case .debugConsole: try debugConsole(call, hart)
        case .systemSuspend: try systemSuspend(call, hart)
        case .legacySetTimer, .legacyPutCharacter, .legacyGetCharacter, .legacyClearInterrupt, .legacyShutdown:
            throw .notSupported
        }
    }
}

/// What functions share.
extension SBI {
    /// Looks at a hart's lifecycle or changes it.
    func withLifecycle<Result: Sendable>(
        of hart: Hart,
        _ section: (inout HartLifecycle) -> Result
    ) -> Result {
        let number = hart.number
        return lifecycles.withLock { section(&$0[number]) }
    }

    /// Looks at the lifecycles of all harts or changes them.
    func withLifecycles<Result: Sendable>(
        _ section: (inout sending [HartLifecycle]) throws(SBIError) -> sending Result
    ) throws(SBIError) -> Result {
        try lifecycles.withLock(section)
    }

    /// The number of a hart that the guest names.
    func hartNumber(_ identifier: UInt64) throws(SBIError) -> Int {
        guard identifier < UInt64(harts.count) else { throw .invalidParameter }
        return Int(identifier)
    }

    /// The harts that the guest names.
    func selection(mask: UInt64, base: UInt64) throws(SBIError) -> HartSelection {
        guard let selection = HartSelection(mask: mask, base: base, hartCount: harts.count) else {
            throw .invalidParameter
        }
        return selection
    }

    /// Where a hart can start or resume: instructions are in memory, at even addresses.
    func entryPoint(_ address: UInt64, argument: UInt64) throws(SBIError) -> EntryPoint {
        let start = PhysicalAddress(rawValue: address)
        guard address & 1 == 0, memory.contains(start, byteCount: 2) else { throw .invalidAddress }
        return EntryPoint(address: start, argument: argument)
    }
}

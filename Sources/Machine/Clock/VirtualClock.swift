// SPDX-License-Identifier: Apache-2.0

public import RISCV
internal import Synchronization
public import SystemCalls

/// The guest's time: nanoseconds since the machine was made, without those in which it was stopped, unless they are to be
/// made up for (``stoppedTime``).
///
/// Any thread asks; the machine alone has it run and stand still. While it stands still it shows what it showed last.
public final class VirtualClock: TimeSource {
    /// How many ticks a second of the guest's time has.
    public static let ticksPerSecond: UInt64 = 10_000_000

    /// How many nanoseconds a tick lasts.
    public static let nanosecondsPerTick: Int64 = 100

    private struct State: Sendable {
        /// How the time follows from the host's.
        var mode: Mode
        /// When it was stopped, on the host's clock; nil where it has not run yet.
        var stop: BootInstant?
        var stoppedTime = StoppedTime.freeze
        /// What is done each time that it goes on.
        var actions: [@Sendable () -> Void] = []
    }

    /// Guarded by itself.
    private let state: WaitableMutex<State>

    /// The mode in one word, so that asking takes no lock. Written under the mutex of `state`.
    private let published: Atomic<Int64>

    /// Makes a clock that stands still.
    ///
    /// - Parameter nanoseconds: What it shows, from 0.
    public init(nanoseconds: Int64 = 0) {
        precondition(nanoseconds >= 0, "the guest's time starts at 0")
        let mode = Mode.still(at: nanoseconds)
        state = WaitableMutex(State(mode: mode))
        published = Atomic(mode.packed)
    }

    /// What it shows, in nanoseconds.
    public var nanoseconds: Int64 {
        while true {
            let packed = published.load(ordering: .acquiring)
            switch Mode(packed: packed) {
            case .still(let nanoseconds): return nanoseconds
            case .running(let start):
                let nanoseconds = MonotonicInstant.now.nanoseconds &- start
                // Whoever stops the clock says so before asking for the host's time: if that has not been said yet,
                // this time is not later than that one.
                if published.load(ordering: .acquiring) == packed { return nanoseconds }
            case nil: state.withLock { _ in }
            }
        }
    }

    /// What it shows, in ticks.
    public var ticks: UInt64 { UInt64(bitPattern: nanoseconds / Self.nanosecondsPerTick) }

    /// Whether it runs.
    public var isRunning: Bool { beginning != nil }

    /// When it showed 0, on the host's clock, if it runs and had not been stopped since.
    private var beginning: Int64? {
        guard case .running(let start) = state.withLock({ $0.mode }) else { return nil }
        return start
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func instant(ofTick tick: UInt64) -> MonotonicInstant? {
        guard tick <= UInt64(Int64.max / Self.nanosecondsPerTick) else { return nil }
        return instant(ofNanoseconds: Int64(tick) * Self.nanosecondsPerTick)
    }

    /// When it will show that many nanoseconds, if it goes on as it does: the past where it has shown them, nil where it
    /// stands still or that is out of range.
    public func instant(ofNanoseconds nanoseconds: Int64) -> MonotonicInstant? {
        guard let beginning else { return nil }
        let (sum, overflow) = nanoseconds.addingReportingOverflow(beginning)
        return overflow ? nil : MonotonicInstant(nanoseconds: sum)
    }

    /// What becomes of the time in which it stands still, from the next time on that it goes on.
    public var stoppedTime: StoppedTime {
        get { state.withLock { $0.stoppedTime } }
        set { state.withLock { $0.stoppedTime = newValue } }
    }

    /// Has something done each time that it goes on, in the machine's thread: what waits for a time asks again then.
    public func whenStarted(_ action: @escaping @Sendable () -> Void) {
        state.withLock { $0.actions.append(action) }
    }

    /// Has it run, from what it shows or, where stopped time is made up for, from what it would show now.
    func start() {
        let actions = state.withLock { state -> [@Sendable () -> Void] in
            guard case .still(var nanoseconds) = state.mode else { return [] }
            if state.stoppedTime == .advance, let stop = state.stop {
                nanoseconds += max(0, BootInstant.now.nanoseconds - stop.nanoseconds)
            }
            state.mode = .running(since: MonotonicInstant.now.nanoseconds - nanoseconds)
            published.store(state.mode.packed, ordering: .releasing)
            return state.actions
        }
        for action in actions { action() }
    }

    /// Has it stand still at what it shows.
    func stop() {
        state.withLock { state in
            guard case .running(let start) = state.mode else { return }
            _ = published.exchange(Mode.changing, ordering: .sequentiallyConsistent)
            state.mode = .still(at: MonotonicInstant.now.nanoseconds - start)
            state.stop = .now
            published.store(state.mode.packed, ordering: .releasing)
        }
    }

    /// How the clock's time follows from the host's.
    ///
    /// Packed, it is a number of nanoseconds, of which 62 bits are 73 years, and in the lowest two bits what it means.
    private enum Mode: Sendable {
        /// It shows this.
        case still(at: Int64)
        /// It shows how long ago this was on the host's clock.
        case running(since: Int64)

        /// Packed, what stands for neither: the clock is being stopped.
        static let changing: Int64 = 2

        init?(packed: Int64) {
            switch packed & 3 {
            case 0: self = .still(at: packed >> 2)
            case 1: self = .running(since: packed >> 2)
            default: return nil
            }
        }

        var packed: Int64 {
            switch self {
            case .still(let nanoseconds): nanoseconds << 2
            case .running(let start): start << 2 | 1
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

public import RISCV
internal import Synchronization
public import SystemCalls

/// The guest's time: nanoseconds since the machine was made, without those in which it was stopped.
///
/// Any thread asks; the machine alone has it run and stand still. While it stands still it shows what it showed last,
/// and goes on from there.
public final class VirtualClock: TimeSource {
    /// How many ticks a second of the guest's time has.
    public static let ticksPerSecond: UInt64 = 10_000_000

    /// How many nanoseconds a tick lasts.
    public static let nanosecondsPerTick: Int64 = 100

    /// How the time follows from the host's. Guarded by itself.
    private let mode: WaitableMutex<Mode>

    /// The same in one word, so that asking takes no lock. Written under the mutex of `mode`.
    private let published: Atomic<Int64>

    /// Makes a clock that stands still.
    ///
    /// - Parameter nanoseconds: What it shows, from 0.
    public init(nanoseconds: Int64 = 0) {
        precondition(nanoseconds >= 0, "the guest's time starts at 0")
        let mode = Mode.still(at: nanoseconds)
        self.mode = WaitableMutex(mode)
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
            case nil: mode.withLock { _ in }
            }
        }
    }

    /// What it shows, in ticks.
    public var ticks: UInt64 { UInt64(bitPattern: nanoseconds / Self.nanosecondsPerTick) }

    /// Whether it runs.
    public var isRunning: Bool { beginning != nil }

    /// When it showed 0, on the host's clock, if it runs and had not been stopped since.
    private var beginning: Int64? {
        guard case .running(let start) = mode.withLock({ $0 }) else { return nil }
        return start
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func instant(ofTick tick: UInt64) -> MonotonicInstant? {
        guard let beginning, tick <= UInt64(Int64.max / Self.nanosecondsPerTick) else { return nil }
        let (sum, overflow) = (Int64(tick) * Self.nanosecondsPerTick).addingReportingOverflow(beginning)
        return overflow ? nil : MonotonicInstant(nanoseconds: sum)
    }

    /// Has it run from what it shows.
    func start() {
        mode.withLock { mode in
            guard case .still(let nanoseconds) = mode else { return }
            mode = .running(since: MonotonicInstant.now.nanoseconds - nanoseconds)
            published.store(mode.packed, ordering: .releasing)
        }
    }

    /// Has it stand still at what it shows.
    func stop() {
        mode.withLock { mode in
            guard case .running(let start) = mode else { return }
            _ = published.exchange(Mode.changing, ordering: .sequentiallyConsistent)
            mode = .still(at: MonotonicInstant.now.nanoseconds - start)
            published.store(mode.packed, ordering: .releasing)
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

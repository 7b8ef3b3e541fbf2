// SPDX-License-Identifier: Apache-2.0

import Synchronization
import SystemCalls

@testable import RISCV

/// Harts with an SBI and a machine that notes what is asked of it. No thread runs them: tests do each step.
final class SBIStage: Sendable {
    static let memoryStart: UInt64 = 0x8000_0000
    static let memoryByteCount: UInt64 = 1 << 20
    static let entry = EntryPoint(address: PhysicalAddress(rawValue: memoryStart), argument: 0xD7B)

    let machine = Machine()
    let clock = Clock()
    let memory: PhysicalMemory
    let harts: [Hart]
    let sbi: SBI

    init(hartCount: Int) throws {
        let start = PhysicalAddress(rawValue: Self.memoryStart)
        let memory = PhysicalMemory([try MemoryRegion(start: start, byteCount: Self.memoryByteCount)])
        let clock = clock
        harts = (0..<hartCount).map { number in
            Hart(
                identifier: UInt64(number),
                configuration: HartConfiguration(),
                memory: memory,
                bus: NothingOnBus(),
                time: clock
            )
        }
        self.memory = memory
        sbi = SBI(harts: harts, memory: memory, platform: machine)
    }

    /// What is in registers after a call.
    struct Answer: Equatable {
        /// `a0`.
        let error: Int64
        /// `a1`.
        let value: UInt64

        static func ok(_ value: UInt64) -> Answer { Answer(error: 0, value: value) }
    }

    /// Makes a hart call that has started.
    @discardableResult
    func call(_ called: SBIExtension, _ function: UInt64 = 0, _ arguments: UInt64..., from hart: Int = 0) -> Answer {
        call(number: called.rawValue, function, arguments, from: hart)
    }

    /// Makes a hart call any extension.
    @discardableResult
    func call(number: UInt64, _ function: UInt64 = 0, _ arguments: [UInt64] = [], from hart: Int = 0) -> Answer {
        for (index, argument) in arguments.enumerated() { harts[hart].state.x[10 + index] = argument }
        harts[hart].state.x[16] = function
        harts[hart].state.x[17] = number
        sbi.handle(callOf: harts[hart])
        return Answer(error: Int64(bitPattern: harts[hart].state.x[10]), value: harts[hart].state.x[11])
    }

    /// What the thread of a hart is to do.
    func readiness(_ hart: Int = 0) -> HartReadiness { sbi.readiness(of: harts[hart]) }

    /// Writes bytes to memory.
    func store(_ bytes: [UInt8], at address: PhysicalAddress) -> Bool {
        memory.write(at: address, bytes: bytes.span)
    }

    /// Reads bytes of memory.
    func load(_ count: Int, at address: PhysicalAddress) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var span = bytes.mutableSpan
        precondition(memory.read(at: address, into: &span), "bytes beyond the end of memory")
        return bytes
    }

    /// The machine around the harts.
    final class Machine: SBIPlatform {
        struct State {
            var resets: [SystemReset] = []
            var suspensions = 0
            var wakeUps = 0
            /// Whether a device wants it to wake up.
            var isWakeUpWanted = false
            /// What has been written to the console.
            var output: [UInt8] = []
            /// How much more it takes.
            var room = Int.max
            /// What has been typed.
            var input: [UInt8] = []
        }

        let state = WaitableMutex(State())

        func systemResetRequested(_ reset: SystemReset) { state.withLock { $0.resets.append(reset) } }

        func systemSuspended() { state.withLock { $0.suspensions += 1 } }

        var isWakeUpWanted: Bool { state.withLock { $0.isWakeUpWanted } }

        func wakeUpRequested() { state.withLock { $0.wakeUps += 1 } }

        func writeConsole(_ bytes: [UInt8]) -> Int {
            state.withLock { state in
                let count = min(bytes.count, state.room)
                state.output += bytes[..<count]
                state.room -= count
                return count
            }
        }

        func readConsole(maximumCount: Int) -> [UInt8] {
            state.withLock { state in
                let bytes = Array(state.input.prefix(maximumCount))
                state.input.removeFirst(bytes.count)
                return bytes
            }
        }
    }

    /// A clock that tests set.
    final class Clock: TimeSource {
        private let now = Atomic<UInt64>(0)

        var ticks: UInt64 {
            get { now.load(ordering: .relaxed) }
            set { now.store(newValue, ordering: .relaxed) }
        }

        func instant(ofTick tick: UInt64) -> MonotonicInstant? { nil }
    }

    private final class NothingOnBus: PhysicalBus {
        func load(_ address: PhysicalAddress, _ width: AccessWidth) -> UInt64? { nil }
        func store(_ address: PhysicalAddress, _ width: AccessWidth, _ value: UInt64) -> Bool { false }
    }
}

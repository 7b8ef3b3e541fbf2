// SPDX-License-Identifier: Apache-2.0

import Harness
import RISCV
import Synchronization
import SystemCalls

/// A hart of Apus that executes an image.
enum ApusMachine {
    /// Far more instructions than any image has.
    private static let mostInstructions: UInt64 = 20_000_000

    /// Executes an image.
    ///
    /// - Returns: What is then in memory, and how many instructions were executed.
    static func execute(_ image: Image) throws -> (Outcome, retiredCount: Int) {
        let region = try MemoryRegion(
            start: PhysicalAddress(rawValue: Layout.memoryStart),
            byteCount: UInt64(Layout.memoryByteCount)
        )
        let memory = PhysicalMemory([region])
        for piece in image.pieces {
            let address = PhysicalAddress(rawValue: piece.address)
            guard memory.write(at: address, bytes: piece.bytes.span) else {
                throw SystemFailure("an image beyond the end of memory")
            }
        }
        let finisher = Finisher()
        let hart = Hart(
            identifier: 0,
            configuration: HartConfiguration(),
            memory: memory,
            bus: finisher,
            time: StoppedClock()
        )
        hart.reset(to: Layout.programStart, privilege: .machine, a0: 0, a1: 0)
        while !finisher.isFinished {
            guard hart.retiredInstructionCount < mostInstructions else {
                throw SystemFailure("Apus never ends: it is at \(hexadecimal(hart.programCounter))")
            }
            _ = hart.run(instructionBudget: 10_000)
        }
        var areas = [UInt8](repeating: 0, count: image.runs.count * Layout.areaByteCount)
        var span = areas.mutableSpan
        guard memory.read(at: PhysicalAddress(rawValue: Layout.areasStart), into: &span) else {
            throw SystemFailure("areas beyond the end of memory")
        }
        return (Outcome(areas: areas), Int(hart.retiredInstructionCount))
    }

    /// What ends the program, and a timer's deadline, which never comes.
    private final class Finisher: PhysicalBus {
        private let finished = Atomic<Bool>(false)

        var isFinished: Bool { finished.load(ordering: .relaxed) }

        func load(_ address: PhysicalAddress, _ width: AccessWidth) -> UInt64? { nil }

        func store(_ address: PhysicalAddress, _ width: AccessWidth, _ value: UInt64) -> Bool {
            switch address.rawValue {
            case Layout.finisher:
                if value == Layout.finish { finished.store(true, ordering: .relaxed) }
                return true
            case Layout.timerDeadline: return true
            default: return false
            }
        }
    }

    private final class StoppedClock: TimeSource {
        let ticks: UInt64 = 0
        func instant(ofTick tick: UInt64) -> MonotonicInstant? { nil }
    }
}

/// A number as people read addresses.
func hexadecimal(_ number: UInt64) -> String { "0x" + String(number, radix: 16) }

// SPDX-License-Identifier: Apache-2.0

/// In what the two machines differ after a run of a block.
struct Difference: CustomStringConvertible {
    let image: Image
    let run: Int
    let apus: Outcome
    let qemu: Outcome

    var description: String {
        let block = image.blocks[image.runs[run].block]
        let lines =
            ["A block of instructions has other results than with QEMU:"] + listing(block)
            + ["Before it:", "  \(configuration)"] + registers
            + ["Differences:"] + differences + walks
        return lines.joined(separator: "\n")
    }

    /// The instructions, with their addresses and bits, where they do something.
    private func listing(_ block: Block) -> [String] {
        var address = image.runs[run].address
        var lines: [String] = []
        for instruction in block.instructions {
            if !instruction.isNothing {
                lines.append("  \(hexadecimal(address)): \(hexadecimal(UInt64(instruction.bits))) \(instruction.name)")
            }
            address += UInt64(instruction.byteCount)
        }
        return lines
    }

    /// What all registers held before the run.
    private var registers: [String] {
        let names = Self.names
        return stride(from: 0, to: names.count, by: 4).map { first in
            let values = (first..<min(first + 4, names.count)).map { index in
                "\(names[index]) \(hexadecimal(apus.number(run, at: Layout.initialRegisters + 8 * index)))"
            }
            return "  " + values.joined(separator: "  ")
        }
    }

    private static let names = (0..<32).map { "x\($0)" } + (0..<32).map { "f\($0)" } + ["fcsr"]

    /// The control registers before the run.
    private var configuration: String {
        Configuration.registers.enumerated().map { index, register in
            "\(register) \(hexadecimal(apus.number(run, at: Layout.configuration + 8 * index)))"
        }.joined(separator: "  ")
    }

    /// What is different, at most some of it.
    private var differences: [String] {
        let offsets = stride(from: 0, to: Layout.areaByteCount, by: 8)
            .filter { apus.number(run, at: $0) != qemu.number(run, at: $0) }
        return offsets.prefix(24).map { offset in
            let (ours, theirs) = (apus.number(run, at: offset), qemu.number(run, at: offset))
            return "  \(place(offset)): \(hexadecimal(ours)), with QEMU \(hexadecimal(theirs))"
        }
    }

    private func place(_ offset: Int) -> String {
        switch offset {
        case Layout.finalRegisters..<Layout.finalRegisters + 8 * Self.names.count:
            return Self.names[(offset - Layout.finalRegisters) / 8]
        case Layout.machineContext + Context.trap, Layout.supervisorContext + Context.trap:
            return "end of the list of traps"
        case Layout.machineTraps..<Layout.supervisorTraps: return "M-mode's " + trap(offset - Layout.machineTraps)
        case Layout.supervisorTraps..<Layout.scratch: return "S-mode's " + trap(offset - Layout.supervisorTraps)
        case Layout.pageTables...:
            let (level, entry) = ((offset - Layout.pageTables) / 8).quotientAndRemainder(dividingBy: 512)
            return "entry \(entry) of page table \(level)"
        case Layout.scratch...: return "memory at \(hexadecimal(Layout.area(run) + UInt64(offset)))"
        default: return "area at \(hexadecimal(UInt64(offset)))"
        }
    }

    /// How the addresses of the first traps are translated.
    private var walks: [String] {
        let state = image.blocks[image.runs[run].block].states[run % Block.runCount]
        let levelCount = state.configuration.translation.levelCount
        let values = [Layout.machineTraps, Layout.supervisorTraps].flatMap { trap in
            [apus, qemu].map { $0.number(run, at: trap + 16) }
        }
        return state.configuration.translation == .none ? [] : Set(values).sorted().map { walk($0, levelCount) }
    }

    /// The entries of the page tables for an address, from the root on, also where the walk ends earlier.
    private func walk(_ address: UInt64, _ levelCount: Int) -> String {
        let entries = (0..<levelCount).reversed().map { level in
            let index = Int(address >> UInt64(12 + 9 * level) & 511)
            return hexadecimal(apus.number(run, at: Layout.pageTables + 4096 * level + 8 * index))
        }
        return "  entries for \(hexadecimal(address)): \(entries.joined(separator: " "))"
    }

    private func trap(_ offset: Int) -> String {
        let (number, part) = offset.quotientAndRemainder(dividingBy: Layout.trapByteCount)
        return "trap \(number): \(["cause", "address", "value", "status"][part / 8])"
    }
}

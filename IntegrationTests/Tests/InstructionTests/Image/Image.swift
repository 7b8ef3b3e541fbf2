// SPDX-License-Identifier: Apache-2.0

import Harness

/// The memory with which a machine starts that is to execute blocks.
struct Image {
    /// Bytes, and where they are.
    private(set) var pieces: [(address: UInt64, bytes: [UInt8])] = []
    /// Each run: its block, and where that is.
    private(set) var runs: [(block: Int, address: UInt64)] = []
    let blocks: [Block]
    /// From `Layout.blocksStart` on.
    private var code: [UInt8] = []

    let program = Program()

    /// How many blocks have room.
    static let mostBlocks = Layout.mostRuns / Block.runCount

    /// Makes an image of blocks that have room.
    ///
    /// - Parameter scratch: What is in the memory that blocks use.
    init(_ blocks: [Block], scratch: [UInt8]) {
        self.blocks = blocks
        for (index, block) in blocks.enumerated() {
            let address = Layout.blocksStart + UInt64(code.count)
            let bytes = block.bytes
            code += bytes + Program.epilogue
            for state in block.states {
                let start = state.configuration.codeAddress(address)
                let end = start + UInt64(bytes.count)
                pieces.append((Layout.area(runs.count), Self.area(run: runs.count, state, scratch, end: end)))
                runs.append((index, start))
            }
        }
        precondition(runs.count <= Layout.mostRuns, "too many runs")
        precondition(Layout.blocksStart + UInt64(code.count) <= Layout.runTable, "too much code")
        let table = runs.enumerated().flatMap { index, run in [run.address, Layout.area(index)] }
        pieces.append((Layout.programStart, program.bytes))
        pieces.append((Layout.nextRun, Self.bytes([Layout.runTable])))
        pieces.append((Layout.blocksStart, code))
        pieces.append((Layout.runTable, Self.bytes(table + [0])))
    }

    private static func area(run: Int, _ state: RunState, _ scratch: [UInt8], end: UInt64) -> [UInt8] {
        let start = Layout.area(run)
        let configuration = state.configuration
        var registers = state.registers.integers
        for (index, register) in Operand.addressRegisters.enumerated() {
            // With all offsets of 12 bits these lie within the scratch memory.
            let middle = start + UInt64(Layout.scratch + Layout.scratchByteCount / 2 - 512)
            registers[Int(register)] = state.addresses?[index] ?? middle + UInt64(index * 512)
        }
        let root = PageTables.root(area: start, configuration.translation)
        var area = Builder()
        area.append(registers + state.registers.floatingPoint + [state.registers.fcsr])
        area.append([0, 0, end, start + UInt64(Layout.machineTraps)], at: Layout.machineContext)
        area.append([0, 0, 0, start + UInt64(Layout.supervisorTraps)], at: Layout.supervisorContext)
        area.append(configuration.values(root: root), at: Layout.configuration)
        area.append(scratch, at: Layout.scratch)
        if configuration.translation != .none {
            var random = RandomSource(seed: state.tableSeed)
            let tables = PageTables(area: start, configuration.mode, &random).tables
            area.append(tables.flatMap(\.self), at: Layout.pageTables)
        }
        return area.bytes
    }

    /// The bits of the instruction at an address of a block, with the alias of U-mode or without.
    func instruction(at address: UInt64) -> UInt64? {
        let offset = Int(truncatingIfNeeded: (address & ~Layout.userAlias) &- Layout.blocksStart)
        guard code.indices.contains(offset) else { return nil }
        let bits = code[offset..<min(offset + 4, code.count)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
        return bits & 3 == 3 ? bits : bits & 0xFFFF
    }

    /// The bytes of an area, from its start to the last that is not 0.
    private struct Builder {
        private(set) var bytes: [UInt8] = []

        mutating func append(_ numbers: [UInt64], at offset: Int = 0) {
            append(Image.bytes(numbers), at: offset)
        }

        mutating func append(_ more: [UInt8], at offset: Int) {
            bytes += [UInt8](repeating: 0, count: offset - bytes.count)
            bytes += more
        }
    }

    /// Memory to load from, full of floating-point numbers.
    static func scratch(_ random: inout RandomSource) -> [UInt8] {
        bytes((0..<Layout.scratchByteCount / 8).map { _ in RegisterState.floatingPoint(&random) })
    }

    private static func bytes(_ numbers: [UInt64]) -> [UInt8] {
        numbers.map(\.littleEndian).withUnsafeBytes { Array($0) }
    }
}

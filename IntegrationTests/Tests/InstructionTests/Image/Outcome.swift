// SPDX-License-Identifier: Apache-2.0

/// What a machine has in the areas of the runs after it has executed an image.
struct Outcome {
    /// The areas, one behind the other.
    private var bytes: [UInt8]

    init(areas: [UInt8]) { bytes = areas }

    var runCount: Int { bytes.count / Layout.areaByteCount }

    /// How many traps a run has taken.
    func trapCount(_ run: Int) -> Int {
        let machine = number(run, at: Layout.machineContext + Context.trap) - Layout.area(run)
        let supervisor = number(run, at: Layout.supervisorContext + Context.trap) - Layout.area(run)
        return (Int(machine) - Layout.machineTraps + Int(supervisor) - Layout.supervisorTraps) / Layout.trapByteCount
    }

    /// Takes from another machine the values of traps by illegal instructions, where those of this one are the
    /// instructions: a hart may have others, and QEMU has 0 or the bits of an earlier instruction for some.
    mutating func takeInstructions(from other: Outcome, in image: Image) {
        for run in 0..<runCount {
            if trapCount(run) == 0 { continue }
            for trap in stride(from: Layout.machineTraps, to: Layout.scratch, by: Layout.trapByteCount)
            where number(run, at: trap) == 2 {
                let instruction = image.instruction(at: number(run, at: trap + 8))
                guard number(run, at: trap + 16) == instruction else { continue }
                let start = run * Layout.areaByteCount + trap + 16
                bytes.replaceSubrange(start..<start + 8, with: other.bytes[start..<start + 8])
            }
        }
    }

    /// The area of a run.
    func area(_ run: Int) -> ArraySlice<UInt8> {
        bytes[run * Layout.areaByteCount..<(run + 1) * Layout.areaByteCount]
    }

    /// 8 bytes of an area.
    func number(_ run: Int, at offset: Int) -> UInt64 {
        let start = run * Layout.areaByteCount + offset
        return bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: start, as: UInt64.self)) }
    }

    /// The runs in which two outcomes differ.
    func differingRuns(from other: Outcome) -> [Int] {
        if bytes == other.bytes { return [] }
        return (0..<runCount).filter { area($0) != other.area($0) }
    }
}

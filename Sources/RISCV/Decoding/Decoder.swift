// SPDX-License-Identifier: Apache-2.0

/// Makes operations of instructions. What depends on where the instruction is, the block's maker adds.
enum Decoder {
    /// What an instruction means.
    struct Result: Equatable {
        /// What to do.
        var operation: Operation
        /// Which fields it has; nil for what is no instruction.
        var format: InstructionFormat?
        /// How many bytes it has: 2 or 4.
        var byteCount: Int
    }

    /// Decodes what stands at an address.
    ///
    /// - Parameter bits: 4 bytes from the address on, of which the upper 2 are looked at for instructions of 4 bytes
    ///   only.
    static func decode(_ bits: UInt32) -> Result {
        guard bits & 3 == 3 else {
            let half = UInt16(truncatingIfNeeded: bits)
            guard let expanded = CompressedInstruction(rawValue: half).expanded else {
                return Result(operation: illegal(UInt64(half)), format: nil, byteCount: 2)
            }
            var result = decodeWord(expanded)
            result.byteCount = 2
            if result.operation.code == .illegal { result.operation.immediate = UInt64(half) }
            return result
        }
        return decodeWord(bits)
    }

    private static func decodeWord(_ bits: UInt32) -> Result {
        guard let pattern = InstructionTable.complete.pattern(of: bits) else {
            return Result(operation: illegal(UInt64(bits)), format: nil, byteCount: 4)
        }
        let mode = field(bits, 12, 3)
        if pattern.hasRoundingMode && (mode == 5 || mode == 6) {
            return Result(operation: illegal(UInt64(bits)), format: nil, byteCount: 4)
        }
        var operation = Operation(code: pattern.code)
        operation.rd = field(bits, 7, 5)
        operation.rs1 = field(bits, 15, 5)
        operation.rs2 = field(bits, 20, 5)
        operation.rs3 = field(bits, 27, 5)
        operation.mode = mode
        operation.immediate = immediate(bits, pattern.format)
        if operation.rd == 0 && pattern.format.writesInteger { operation.rd = Operation.discarded }
        return Result(operation: operation, format: pattern.format, byteCount: 4)
    }

    private static func illegal(_ bits: UInt64) -> Operation { Operation(code: .illegal, immediate: bits) }

    private static func field(_ bits: UInt32, _ start: UInt32, _ count: UInt32) -> UInt8 {
        UInt8(truncatingIfNeeded: bits >> start & (1 << count - 1))
    }

    private static func immediate(_ bits: UInt32, _ format: InstructionFormat) -> UInt64 {
        let signed = Int32(bitPattern: bits)
        let value: Int32 =
            switch format {
            case .immediate, .load, .floatLoad: signed >> 20
            case .shift: signed >> 20 & 63
            case .store, .floatStore: (signed >> 25) << 5 | Int32(bits >> 7 & 31)
            case .branch:
                (signed >> 31) << 12 | Int32((bits & 0x80) << 4 | bits >> 20 & 0x7E0 | bits >> 7 & 0x1E)
            case .upper: signed & ~0xFFF
            case .jump:
                (signed >> 31) << 20 | Int32(bits & 0xFF000 | bits >> 9 & 0x800 | bits >> 20 & 0x7FE)
            case .register, .atomic, .float, .floatToInteger, .integerToFloat, .system: signed
            }
        return format.keepsBits ? UInt64(bits) : UInt64(bitPattern: Int64(value))
    }
}

extension InstructionFormat {
    /// Whether the field `rd` is an x register that is written.
    fileprivate var writesInteger: Bool {
        switch self {
        case .register, .immediate, .shift, .load, .upper, .jump, .atomic, .floatToInteger, .system: true
        case .store, .branch, .float, .integerToFloat, .floatLoad, .floatStore: false
        }
    }

    /// Whether the immediate is the instruction's bits.
    fileprivate var keepsBits: Bool {
        switch self {
        case .register, .atomic, .float, .floatToInteger, .integerToFloat, .system: true
        default: false
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

internal import RISCV

extension AddressRange {
    /// Demands that a range lies in this one, which is the guest's memory.
    func require(_ range: AddressRange) throws(LoadingError) {
        guard !contains(range) else { return }
        throw LoadingError("does not fit: it needs memory \(range.hexadecimal), and the guest has \(hexadecimal)")
    }

    /// The first and the last address: `from 0x80000000 to 0x87ffffff`.
    var hexadecimal: String {
        let last = start.rawValue &+ (byteCount == 0 ? 0 : byteCount - 1)
        return "from 0x\(String(start.rawValue, radix: 16)) to 0x\(String(last, radix: 16))"
    }
}

extension PhysicalAddress {
    /// How many bytes it is behind the start of a range.
    func offset(in range: AddressRange) -> UInt64 { rawValue &- range.start.rawValue }
}

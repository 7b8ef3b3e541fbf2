// SPDX-License-Identifier: Apache-2.0

import Harness

/// With what a block begins.
struct RunState {
    let registers: RegisterState
    let configuration: Configuration
    /// With what the random page tables begin.
    let tableSeed: UInt64
    /// What the registers that hold addresses hold; nil for addresses of the scratch memory.
    let addresses: [UInt64]?

    /// In M-mode, without translation.
    init(_ random: inout RandomSource) {
        registers = RegisterState(&random)
        configuration = .plain
        tableSeed = 0
        addresses = nil
    }

    /// In a mode, with a random configuration.
    init(_ mode: Configuration.Mode, _ random: inout RandomSource) {
        registers = RegisterState(&random)
        let configuration = Configuration(mode, &random)
        self.configuration = configuration
        tableSeed = random.next()
        // M-mode translates addresses from time to time only.
        let isTranslated = configuration.translation != .none && (mode != .machine || random.oneIn(2))
        addresses = isTranslated ? (0..<3).map { _ in Self.address(configuration, &random) } : nil
    }

    /// A virtual address, where no instructions are. Those of M-mode have no memory and no device where they are not
    /// translated.
    private static func address(_ configuration: Configuration, _ random: inout RandomSource) -> UInt64 {
        let offset = UInt64(random.bits(21)) & ~63
        if configuration.mode == .machine {
            return (4 + UInt64(random.bits(8) % 12)) << 30 | UInt64(random.bits(9)) << 21 | offset
        }
        let high = UInt64(random.bits(9))
        let gigabyte = high & ~2 == 1 || high == 2 ? 4 : high
        let address = gigabyte << 30 | UInt64(random.bits(9)) << 21 | offset
        let bitCount = configuration.translation == .sv48 ? 48 : 39
        let full = bitCount == 48 ? address | UInt64(random.bits(9)) << 39 : address
        // The bits above are those of the sign, or no address is.
        if random.oneIn(16) { return full | UInt64(random.bits(8)) << 56 }
        return full >> UInt64(bitCount - 1) & 1 == 0 ? full : full | ~0 << UInt64(bitCount)
    }
}

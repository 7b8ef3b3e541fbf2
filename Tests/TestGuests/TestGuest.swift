// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A small guest of the folder `Guests` as it was built last, for tests to run.
public struct TestGuest: Sendable, CustomStringConvertible {
    /// How a guest is started.
    public enum Start: Sendable {
        /// In machine mode, at the beginning of memory.
        case machineMode
        /// In supervisor mode, where kernels lie above firmware.
        case supervisorMode
    }

    /// Its name in the folder.
    public let description: String

    /// How it is started.
    public let start: Start

    /// All that it says on the serial line before it switches the machine off; nil if it never does.
    public let output: String?

    /// Its bytes, of which nothing says where they go.
    public var image: [UInt8] {
        guard let encoded = Self.encodedImages[description],
            let data = Data(base64Encoded: encoded, options: .ignoreUnknownCharacters)
        else { preconditionFailure("there is no guest \(description)") }
        return [UInt8](data)
    }

    private init(_ description: String, _ start: Start, _ output: String?) {
        self.description = description
        self.start = start
        self.output = output
    }
}

extension TestGuest {
    /// Guests that misbehave and come to an end nevertheless.
    public static let faults = ["code-changes", "firmware-calls", "reserved-encodings", "wild-accesses", "wild-jumps"]
        .map {
            TestGuest($0, .supervisorMode, "pass\n")
        }

    /// A guest that writes to the registers of all devices. It ends; what it says is noise with `pass` at its end.
    public static let deviceNoise = TestGuest("device-noise", .supervisorMode, "pass\n")

    /// Guests that never end: one that sleeps, and two that do nothing but take traps.
    public static let endless = ["idle", "interrupt-storm", "trap-storm"].map { TestGuest($0, .supervisorMode, nil) }

    /// Guests that compute, and say a checksum of what came of it.
    public static let kernels = [
        ("chase256k", "000000000000b300"), ("chase8m", "00000000000470c0"), ("fib", "0000000000000262"),
        ("mandel", "000000000000440a"), ("memcpy16k", "0000000000000002"), ("nbody", "3ffaf82dc21c3bc9"),
        ("nop", "0000000000000001"), ("sha256", "6515021b91651caf"), ("vm", "f3182f3361dd62f2"),
    ].map { TestGuest($0, .machineMode, "sum=\($1)\n") }
}

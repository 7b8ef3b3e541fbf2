// SPDX-License-Identifier: Apache-2.0

/// The extension BASE, in which no function fails.
extension SBI {
    /// The version of the specification that is implemented: 3.0, with the major number from bit 24 on.
    private static let specificationVersion: UInt64 = 3 << 24
    /// Which implementation this is: "APUS". None of the numbers that the specification has given out is for it.
    private static let implementation: UInt64 = 0x4150_5553
    /// Which version of the implementation this is.
    private static let implementationVersion: UInt64 = 1

    func base(_ call: SupervisorCall) throws(SBIError) -> UInt64 {
        switch call.function {
        case 0: return Self.specificationVersion
        case 1: return Self.implementation
        case 2: return Self.implementationVersion
        case 3: return SBIExtension(rawValue: call.arguments[0]) == nil ? 0 : 1
        // What `mvendorid`, `marchid` and `mimpid` show.
        case 4, 5, 6: return 0
        default: throw .notSupported
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

/// What a guest asks of the finisher.
public enum FinisherRequest: Hashable, Sendable {
    /// The machine is to be powered off: the guest is done.
    case powerOff
    /// The machine is to be powered off: the guest has failed, with a code of its own.
    case fail(code: UInt16)
    /// The machine is to be reset.
    case reset

    /// Reads what is written to the finisher's register: the request in the low half, the code in the high half.
    ///
    /// - Returns: Nil where it says nothing.
    init?(_ value: UInt32) {
        switch value & 0xFFFF {
        case Self.passValue: self = .powerOff
        case Self.failValue: self = .fail(code: UInt16(value >> 16))
        case Self.resetValue: self = .reset
        default: return nil
        }
    }

    /// The value that powers off.
    static let passValue: UInt32 = 0x5555
    /// The value that reports a failure.
    static let failValue: UInt32 = 0x3333
    /// The value that resets.
    static let resetValue: UInt32 = 0x7777
}

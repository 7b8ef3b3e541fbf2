// SPDX-License-Identifier: Apache-2.0

/// What a guest asks of the machine with the extension SRST.
public struct SystemReset: Hashable, Sendable {
    /// What is to happen; the raw values are those of the specification's table "SRST System Reset Types".
    public enum Kind: UInt32, CaseIterable, Sendable {
        /// The machine is switched off.
        case shutdown = 0
        /// All of the machine starts anew.
        case coldReboot = 1
        /// The processor starts anew, and what of the machine has to.
        case warmReboot = 2
    }

    /// Why; the raw values are those of the specification's table "SRST System Reset Reasons".
    public enum Reason: UInt32, CaseIterable, Sendable {
        /// None is given.
        case none = 0
        /// The guest has failed, such as by a kernel panic.
        case systemFailure = 1
    }

    /// What is to happen.
    public let kind: Kind
    /// Why.
    public let reason: Reason

    /// Makes a request.
    public init(_ kind: Kind, reason: Reason = .none) {
        self.kind = kind
        self.reason = reason
    }
}

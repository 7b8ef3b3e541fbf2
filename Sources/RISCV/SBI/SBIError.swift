// SPDX-License-Identifier: Apache-2.0

/// Why an SBI call failed (SBI specification 3.0, table "Standard SBI Errors"); the raw value is what the caller finds in
/// `a0`.
enum SBIError: Int64, Error, CaseIterable {
    case failed = -1
    case notSupported = -2
    case invalidParameter = -3
    case denied = -4
    case invalidAddress = -5
    case alreadyAvailable = -6
    case alreadyStarted = -7
    case alreadyStopped = -8
    case noSharedMemory = -9
}

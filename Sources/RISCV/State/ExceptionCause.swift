// SPDX-License-Identifier: Apache-2.0

/// Why an instruction cannot be executed; the raw values are those of `mcause` (privileged specification, chapter
/// "Machine Cause Register").
public enum ExceptionCause: UInt64, CaseIterable, Sendable {
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    case instructionAddressMisaligned = 0
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    case instructionAccessFault = 1
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    case illegalInstruction = 2
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    case breakpoint = 3
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    case loadAddressMisaligned = 4
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    case loadAccessFault = 5
    /// Of a store or an atomic memory operation.
    case storeAddressMisaligned = 6
    /// Of a store or an atomic memory operation.
    case storeAccessFault = 7
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    case userCall = 8
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    case supervisorCall = 9
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    case machineCall = 11
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    case instructionPageFault = 12
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    case loadPageFault = 13
    /// Of a store or an atomic memory operation.
    case storePageFault = 15
}

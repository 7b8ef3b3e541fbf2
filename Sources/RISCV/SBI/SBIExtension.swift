// SPDX-License-Identifier: Apache-2.0

/// The extensions of the SBI that there are; the raw values are what callers have in `a7`.
///
/// Of the legacy extensions those are left out that take the virtual address of a hart mask: nobody has called them
/// since version 0.2, which replaced them.
enum SBIExtension: UInt64, CaseIterable {
    case legacySetTimer = 0
    case legacyPutCharacter = 1
    case legacyGetCharacter = 2
    case legacyClearInterrupt = 3
    case legacyShutdown = 8
    case base = 0x10
    /// "TIME"
    case timer = 0x5449_4D45
    /// "sPI"
    case interProcessorInterrupt = 0x73_5049
    /// "RFNC"
    case remoteFence = 0x5246_4E43
    /// "HSM"
    case hartStateManagement = 0x48_534D
    /// "SRST"
    case systemReset = 0x5352_5354
    /// "PMU"
    case performanceMonitoring = 0x50_4D55
    /// "DBCN"
    case debugConsole = 0x4442_434E
    /// "SUSP"
    case systemSuspend = 0x5355_5350
}

// SPDX-License-Identifier: Apache-2.0

/// What happens in the SBI and can be counted (SBI specification, table "PMU Firmware Events").
///
/// The other events of the table happen to no guest: its misaligned accesses are carried out, its other traps are its
/// own, and there is no hypervisor extension.
enum FirmwareEvent: UInt64, CaseIterable {
    case setTimer = 5
    case interruptSent = 6
    case interruptReceived = 7
    case instructionFenceSent = 8
    case instructionFenceReceived = 9
    case translationFenceSent = 10
    case translationFenceReceived = 11
    case addressSpaceFenceSent = 12
    case addressSpaceFenceReceived = 13

    /// Its bit in a set of events.
    var mask: UInt32 { 1 << UInt32(rawValue) }
}

// SPDX-License-Identifier: Apache-2.0

/// A counter of a hart that the extension PMU controls; the raw value is its bit in `mcountinhibit`, and its distance
/// from the first of the CSRs that show counters.
public enum HardwareCounter: UInt8, CaseIterable, Sendable {
    /// `mcycle`, shown as `cycle`.
    case cycles = 0
    /// `minstret`, shown as `instret`.
    case instructions = 2

    /// The number of the CSR that shows it to S-mode.
    var shownAs: UInt64 { 0xC00 + UInt64(rawValue) }
}

// SPDX-License-Identifier: Apache-2.0

/// The interrupts that something outside a hart can assert; the raw values are bit numbers of `mip` (privileged
/// specification, chapter "Machine Interrupt Registers").
public enum HartInterrupt: UInt8, CaseIterable, Sendable {
    /// From another hart, to S-mode.
    case supervisorSoftware = 1
    /// From another hart, to M-mode.
    case machineSoftware = 3
    /// From a timer, to S-mode.
    case supervisorTimer = 5
    /// From a timer, to M-mode.
    case machineTimer = 7
    /// From an interrupt controller, to S-mode.
    case supervisorExternal = 9
    /// From an interrupt controller, to M-mode.
    case machineExternal = 11

    /// Its bit of `mip`.
    public var mask: UInt64 { 1 << UInt64(rawValue) }
}

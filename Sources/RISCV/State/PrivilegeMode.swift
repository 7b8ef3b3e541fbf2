// SPDX-License-Identifier: Apache-2.0

/// What a hart may do; the raw values are those of `mstatus.MPP` (privileged specification, chapter "Privilege Levels").
public enum PrivilegeMode: UInt8, Sendable {
    /// Programs.
    case user = 0
    /// Operating systems.
    case supervisor = 1
    /// Firmware.
    case machine = 3
}

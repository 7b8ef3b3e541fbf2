// SPDX-License-Identifier: Apache-2.0

import ControlProtocol
public import QAPI

extension VersionInfo {
    /// What clients are told: the protocol is that of QEMU 10.0.2, and the program has its own version.
    static let apus = VersionInfo(qemu: VersionTriple(major: 10, minor: 0, micro: 2), package: "apus 0.1.0")
}

/// The version that the greeting tells.
public let greetedVersion: any QAPIValue = VersionInfo.apus

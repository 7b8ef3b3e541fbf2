// SPDX-License-Identifier: Apache-2.0

import Options

// What these options make depends on their first parameter, as what else they take does.

extension OptionGroup {
    /// The parameters of `-device`.
    static let deviceOptions = OptionGroup("device", impliedKey: "driver")

    /// The parameters of `-blockdev`.
    static let blockDeviceOptions = OptionGroup("blockdev", impliedKey: "driver")

    /// The parameters of `-netdev`.
    static let networkOptions = OptionGroup("netdev", impliedKey: "type")

    /// The parameters of `-audiodev`.
    static let audioOptions = OptionGroup("audiodev", impliedKey: "driver")
}

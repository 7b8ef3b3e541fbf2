// SPDX-License-Identifier: Apache-2.0

import CharacterDevices
import Options

/// A character device as the command line has it.
struct CharacterDeviceSetting {
    /// Its name.
    let label: String

    /// What it is to be.
    let configuration: CharacterDeviceConfiguration

    /// Where the command line says so, if it does.
    let occurrence: OptionOccurrence?
}

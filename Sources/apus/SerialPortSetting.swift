// SPDX-License-Identifier: Apache-2.0

import Options

/// What is behind the serial port, as the command line has it.
struct SerialPortSetting {
    /// The name of the character device.
    let device: String

    /// Where the command line says so, if it does.
    let occurrence: OptionOccurrence?
}

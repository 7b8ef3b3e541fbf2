// SPDX-License-Identifier: Apache-2.0

import Options
import QAPI

/// A monitor as the command line has it.
struct MonitorSetting {
    /// The name of its character device.
    let device: String

    /// Whether replies are laid out for people.
    let isPretty: Bool

    /// Where the command line says so.
    let occurrence: OptionOccurrence

    /// Reads `-mon`.
    init(_ values: OptionValues, at occurrence: OptionOccurrence) throws(QAPIError) {
        switch values.string("mode") {
        case "control": break
        case nil, "readline": throw QAPIError("the mode 'readline' is not supported; mode=control is")
        case let mode?: throw QAPIError(DecodingError(.enumerationValue(mode), at: .member("mode")))
        }
        guard let device = values.string("chardev") else {
            throw QAPIError(DecodingError(.missing, at: .member("chardev")))
        }
        self.device = device
        isPretty = values.boolean("pretty") ?? false
        self.occurrence = occurrence
    }

    /// What `-qmp` or `-qmp-pretty` makes.
    init(device: String, isPretty: Bool, at occurrence: OptionOccurrence) {
        self.device = device
        self.isPretty = isPretty
        self.occurrence = occurrence
    }
}

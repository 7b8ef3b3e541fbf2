// SPDX-License-Identifier: Apache-2.0

import Options
import QAPI

/// A monitor as the command line has it.
struct MonitorSetting {
    /// Who it is for.
    enum Mode: Hashable {
        /// Programs, which speak the protocol.
        case control(isPretty: Bool)
        /// People, who edit lines.
        case readline
    }

    /// The name of its character device.
    let device: String

    /// Who it is for.
    let mode: Mode

    /// Where the command line says so, if it does.
    let occurrence: OptionOccurrence?
}

extension MonitorSetting {
    /// Reads `-mon`.
    init(_ values: OptionValues, at occurrence: OptionOccurrence) throws(QAPIError) {
        guard let device = values.string("chardev") else {
            throw QAPIError(DecodingError(.missing, at: .member("chardev")))
        }
        self.init(device: device, mode: try Mode(values), occurrence: occurrence)
    }
}

extension MonitorSetting.Mode {
    fileprivate init(_ values: OptionValues) throws(QAPIError) {
        switch values.string("mode") {
        case "control": self = .control(isPretty: values.boolean("pretty") ?? false)
        case nil, "readline":
            guard values.boolean("pretty") != true else {
                throw QAPIError("'pretty' is not compatible with HMP monitors")
            }
            self = .readline
        case let mode?: throw QAPIError(DecodingError(.enumerationValue(mode), at: .member("mode")))
        }
    }
}

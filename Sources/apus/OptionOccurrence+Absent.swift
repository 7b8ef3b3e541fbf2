// SPDX-License-Identifier: Apache-2.0

import Options
import QAPI

extension OptionOccurrence {
    /// Refuses an option for something that there is none of, in the words for an unknown one of its kind.
    func checkIsPresent() throws(QAPIError) {
        switch option.name {
        case "device":
            let name = try mandatory("driver")
            throw QAPIError("'\(name)' is not a valid device model name")
        case "blockdev": throw try Self.unknown(mandatory("driver"), "driver")
        case "netdev":
            _ = try mandatory("id")
            throw try Self.unknown(mandatory("type"), "type")
        case "audiodev":
            _ = try mandatory("id")
            let driver = try mandatory("driver")
            guard driver == "none" else { throw Self.unknown(driver, "driver") }
        case "vnc": guard text == "none" else { throw QAPIError("there is no display for others, expected none") }
        case "numa": throw QAPIError("NUMA is not supported by this machine-type")
        case "fw_cfg": throw QAPIError("fw_cfg device not available")
        case "loadvm": throw QAPIError("there are no snapshots")
        case "incoming": throw QAPIError("no machine can be taken over")
        default: break
        }
    }

    private func mandatory(_ name: String) throws(QAPIError) -> String {
        guard let value = try string(name) else { throw QAPIError(DecodingError(.missing, at: .member(name))) }
        return value
    }

    private static func unknown(_ value: String, _ name: String) -> QAPIError {
        QAPIError(DecodingError(.enumerationValue(value), at: .member(name)))
    }
}

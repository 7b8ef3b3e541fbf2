// SPDX-License-Identifier: Apache-2.0

import Options
import QAPI

extension OptionValues {
    /// Checks what `-boot` says of devices to start from: letters, each once. Boards have no order of devices to change.
    func checkBootOrder() throws(QAPIError) {
        guard string("once") == nil else {
            throw QAPIError("no function defined to set boot device list for this architecture")
        }
        var seen: Set<Unicode.Scalar> = []
        for letter in (string("order") ?? "").unicodeScalars {
            guard ("a"..."p").contains(letter) else { throw QAPIError("Invalid boot device '\(letter)'") }
            guard seen.insert(letter).inserted else { throw QAPIError("Boot device '\(letter)' was given twice") }
        }
    }
}

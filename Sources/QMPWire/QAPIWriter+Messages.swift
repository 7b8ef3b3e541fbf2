// SPDX-License-Identifier: Apache-2.0

import JSON
import QAPI

extension QAPIWriter {
    /// Writes a member that is an object, unless it has no members.
    mutating func objectUnlessEmpty(_ name: String, _ writeMembers: (inout QAPIWriter) -> Void) {
        let start = json.mark
        json.key(name)
        json.beginObject()
        let length = json.bytes.count
        writeMembers(&self)
        if json.bytes.count > length { json.endObject() } else { json.rewind(to: start) }
    }
}

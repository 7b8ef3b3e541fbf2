// SPDX-License-Identifier: Apache-2.0

import ControlProtocol
import QAPI

/// The command of `introspect.json`.
struct IntrospectModule: IntrospectCommands {
    func queryQmpSchema(context: CommandContext) throws(QAPIError) -> EncodedJSON {
        ControlProtocolSchema.introspection
    }
}

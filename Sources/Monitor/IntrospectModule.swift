// SPDX-License-Identifier: Apache-2.0

import ControlProtocol
import JSON
import QAPI

/// The command of `introspect.json`.
struct IntrospectModule: IntrospectCommands {
    func queryQmpSchema(
        _ command: Commands.QueryQmpSchema,
        context: CommandContext
    ) throws(QAPIError) -> EncodedJSON {
        // The answer is not generated, and so arguments are not refused either.
        if let argument = command.unrecognizedMembers.members.first {
            throw QAPIError(DecodingError(.unexpected, at: .member(argument.key)))
        }
        return ControlProtocolSchema.introspection
    }
}

// SPDX-License-Identifier: Apache-2.0

import CharacterDevices
import ControlProtocol
import QAPI

/// The commands of `char.json`: character devices.
struct CharModule: CharCommands {
    let parts: ControlledParts

    func queryChardev(context: CommandContext) throws(QAPIError) -> [ChardevInfo] {
        parts.characterDevices.list.map(ChardevInfo.init)
    }

    func chardevAdd(id: String, backend: ChardevBackend, context: CommandContext) throws(QAPIError) {
        guard parts.characterDevices[id] == nil else { throw QAPIError("Chardev with id '\(id)' already exists") }
        do throws(QAPIError) {
            let configuration = try CharacterDeviceConfiguration(backend)
            try parts.addCharacterDevice(id, configuration, .given(context.session.namedDescriptors))
        } catch {
            throw QAPIError(error.errorClass, "Failed to add chardev '\(id)': \(error.text)")
        }
    }

    func chardevRemove(id: String, context: CommandContext) throws(QAPIError) { try parts.removeCharacterDevice(id) }
}

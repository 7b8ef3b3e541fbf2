// SPDX-License-Identifier: Apache-2.0

import CharacterDevices
import ControlProtocol
import QAPI

/// The commands of `yank.json`, which can be sent out of band.
struct YankModule: YankCommands {
    let characterDevices: CharacterDevices

    func yank(instances: [YankInstance], context: CommandContext) throws(QAPIError) {
        let devices = instances.map { characterDevices[$0.label] }
        guard devices.allSatisfy({ $0?.isYankable == true }) else {
            throw QAPIError(.deviceNotFound, "Instance not found")
        }
        for device in devices { device?.yank() }
    }

    func queryYank(context: CommandContext) throws(QAPIError) -> [YankInstance] {
        characterDevices.list.filter(\.isYankable).map { device in
            YankInstance(branch: .chardev(YankInstanceChardev(id: device.label)))
        }
    }
}

extension YankInstance {
    /// The name of the character device that it stands for.
    fileprivate var label: String {
        switch branch {
        case .chardev(let instance): instance.id
        case .unrecognized(let name): preconditionFailure("a server takes no instance of the unknown type \(name)")
        }
    }
}

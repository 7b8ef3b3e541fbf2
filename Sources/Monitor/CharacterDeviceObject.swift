// SPDX-License-Identifier: Apache-2.0

import CharacterDevices
import ObjectModel

/// A character device as it stands in the object tree.
final class CharacterDeviceObject: ManagedObject {
    let objectType: ObjectType

    init(_ configuration: CharacterDeviceConfiguration) {
        objectType =
            switch configuration {
            case .null: .nullDevice
            case .stdio: .standardStreamDevice
            case .file: .fileDevice
            case .socket: .socketDevice
            case .multiplexed: .multiplexedDevice
            }
    }
}

extension ObjectType {
    private static let characterDevice = ObjectType(name: "chardev", creation: .abstract)

    /// What devices over descriptors have in common that are no sockets.
    private static let descriptorDevice = ObjectType(name: "chardev-fd", parent: characterDevice, creation: .abstract)

    fileprivate static let nullDevice = ObjectType(name: "chardev-null", parent: characterDevice, creation: .byProgram)

    fileprivate static let socketDevice = ObjectType(
        name: "chardev-socket",
        parent: characterDevice,
        creation: .byProgram
    )

    fileprivate static let multiplexedDevice = ObjectType(
        name: "chardev-mux",
        parent: characterDevice,
        creation: .byProgram
    )

    fileprivate static let fileDevice = ObjectType(name: "chardev-file", parent: descriptorDevice, creation: .byProgram)

    fileprivate static let standardStreamDevice = ObjectType(
        name: "chardev-stdio",
        parent: descriptorDevice,
        creation: .byProgram
    )

    /// The types of character devices.
    static let characterDeviceTypes = [
        characterDevice, descriptorDevice, nullDevice, socketDevice, multiplexedDevice, fileDevice,
        standardStreamDevice,
    ]
}

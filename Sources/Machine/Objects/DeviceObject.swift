// SPDX-License-Identifier: Apache-2.0

public import ObjectModel
import QAPI

/// A device in the object tree.
public final class DeviceObject: ManagedObject {
    /// The device.
    public let device: MachineDevice

    init(_ device: MachineDevice) { self.device = device }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public var objectType: ObjectType { device.type }

    /// Makes a type of devices. Its properties, if it has any, read and set a ``DeviceObject``.
    public static func type(named name: String, properties: [ObjectProperty] = []) -> ObjectType {
        ObjectType(name: name, parent: .device, creation: .byProgram, properties: properties)
    }
}

// SPDX-License-Identifier: Apache-2.0

public import CharacterDevices
import ObjectModel
public import QAPI

extension ControlledParts {
    /// Makes a character device and gives it its place in the object tree.
    ///
    /// - Parameter names: What the name of a descriptor in the configuration means.
    /// - Throws: as `CharacterDevices.add`; where the tree has something else of that name.
    @discardableResult
    public func addCharacterDevice(
        _ label: String,
        _ configuration: CharacterDeviceConfiguration,
        _ names: DescriptorNames
    ) throws(QAPIError) -> CharacterDevice {
        let device = try characterDevices.add(label, configuration, names)
        do throws(QAPIError) {
            try objects.characterDevices.add(CharacterDeviceObject(configuration), named: label)
        } catch {
            try characterDevices.remove(label)
            throw error
        }
        return device
    }

    /// Removes a character device from everywhere.
    ///
    /// - Throws: as `CharacterDevices.remove`.
    func removeCharacterDevice(_ label: String) throws(QAPIError) {
        try characterDevices.remove(label)
        objects.characterDevices.remove(label)
    }
}

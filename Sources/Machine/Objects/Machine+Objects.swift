// SPDX-License-Identifier: Apache-2.0

public import ObjectModel
public import QAPI

extension Machine {
    /// Puts the harts, the clock and the devices into the object tree, below `/machine`.
    ///
    /// - Throws: where two devices have the same name.
    public func add(to tree: ObjectTree) throws(QAPIError) {
        for (index, hart) in harts.enumerated() {
            try tree.machine.add(HartObject(hart), named: Self.name(ofHart: index))
        }
        try tree.machine.add(ClockObject(parts.clock), named: "clock")
        for device in parts.devices { try tree.machine.add(DeviceObject(device), named: device.name) }
    }

    /// The types of what every machine has, and what they and the types of devices descend from.
    public static var partTypes: [ObjectType] { [.device, HartObject.type, ClockObject.type] }

    /// What a hart is called below `/machine`.
    private static func name(ofHart index: Int) -> String { "hart[\(index)]" }

    /// Where a device stands in the object tree.
    public static func path(ofDevice name: String) -> String { "/machine/\(name)" }

    /// Where a hart stands in the object tree.
    static func path(ofHart index: Int) -> String { "/machine/\(name(ofHart: index))" }
}

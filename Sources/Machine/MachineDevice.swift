// SPDX-License-Identifier: Apache-2.0

public import ObjectModel
public import RISCV

/// A device of a machine: what it is called, what it is, where it stands.
public struct MachineDevice {
    /// The name below `/machine`, such as `uart0`.
    public let name: String
    /// The type (``DeviceObject/type(named:properties:)``).
    public let type: ObjectType
    /// The device.
    public let device: any MemoryMappedDevice
    /// Where its registers start.
    public let address: PhysicalAddress

    /// Puts the parts together.
    public init(name: String, type: ObjectType, device: any MemoryMappedDevice, address: PhysicalAddress) {
        self.name = name
        self.type = type
        self.device = device
        self.address = address
    }
}

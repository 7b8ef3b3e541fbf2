// SPDX-License-Identifier: Apache-2.0

public import Machine
import ObjectModel
import QAPI

/// A device that counts what its guest does wrong with it.
public protocol FaultCountingDevice: MemoryMappedDevice {
    /// What the guest did wrong.
    var faults: GuestFaults { get }
}

extension ObjectProperty {
    /// How many faults a device has counted.
    static let guestFaults = ObjectProperty(
        "guest-faults",
        "int",
        description: "how often the guest did what the device has no use for"
    ) { (object: DeviceObject) in
        Int64((object.device.device as? any FaultCountingDevice)?.faults.count ?? 0)
    }
}

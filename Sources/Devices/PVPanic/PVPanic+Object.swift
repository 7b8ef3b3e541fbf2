// SPDX-License-Identifier: Apache-2.0

import Machine
public import ObjectModel

extension PVPanic {
    /// What it is in the object tree.
    public static let objectType = DeviceObject.type(named: "pvpanic-mmio", properties: [.guestFaults])
}

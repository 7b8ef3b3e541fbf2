// SPDX-License-Identifier: Apache-2.0

import Machine
public import ObjectModel
import QAPI

extension UART16550A {
    /// What it is in the object tree.
    public static let objectType = DeviceObject.type(
        named: "serial-mm",
        properties: [
            ObjectProperty("chardev", "string", description: "the character device behind it") {
                (object: DeviceObject) in (object.device.device as? UART16550A)?.characterDeviceLabel ?? ""
            },
            .guestFaults,
        ]
    )
}

// SPDX-License-Identifier: Apache-2.0

import Machine
public import ObjectModel

extension Finisher {
    /// What it is in the object tree.
    public static let objectType = DeviceObject.type(named: "riscv.sifive.test", properties: [.guestFaults])
}

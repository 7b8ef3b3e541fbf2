// SPDX-License-Identifier: Apache-2.0

import Machine
public import ObjectModel

extension GoldfishRTC {
    /// What it is in the object tree.
    public static let objectType = DeviceObject.type(named: "goldfish_rtc", properties: [.guestFaults])
}

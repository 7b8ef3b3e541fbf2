// SPDX-License-Identifier: Apache-2.0

import ObjectModel
import QAPI

/// The guest's time in the object tree.
final class ClockObject: ManagedObject {
    static let type = ObjectType(
        name: "virtual-clock",
        creation: .byProgram,
        properties: [
            ObjectProperty("nanoseconds", "int", description: "how long the guest has not been stopped") {
                (object: ClockObject) in object.clock.nanoseconds
            },
            ObjectProperty("ticks", "uint64", description: "what the guest's time shows") {
                (object: ClockObject) in object.clock.ticks
            },
            ObjectProperty("running", "bool", description: "whether it goes on") {
                (object: ClockObject) in object.clock.isRunning
            },
        ]
    )

    private let clock: VirtualClock

    init(_ clock: VirtualClock) { self.clock = clock }

    var objectType: ObjectType { Self.type }
}

// SPDX-License-Identifier: Apache-2.0

import ObjectModel
import QAPI

/// The guest's time in the object tree.
final class ClockObject: ManagedObject {
    static let type = ObjectType(
        name: "virtual-clock",
        creation: .byProgram,
        properties: [
            ObjectProperty("nanoseconds", "int", description: "the guest's time in nanoseconds") {
                (object: ClockObject) in object.clock.nanoseconds
            },
            ObjectProperty("ticks", "uint64", description: "what its counter of time shows") {
                (object: ClockObject) in object.clock.ticks
            },
            ObjectProperty("running", "bool", description: "whether it goes on") {
                (object: ClockObject) in object.clock.isRunning
            },
            ObjectProperty(
                "stopped-time",
                "string",
                description: "what becomes of the time in which the guest is stopped: freeze or advance"
            ) { (object: ClockObject) in
                object.clock.stoppedTime.rawValue
            } set: { (object, name: String) throws(QAPIError) in
                guard let stoppedTime = StoppedTime(rawValue: name) else {
                    throw QAPIError(DecodingError(.enumerationValue(name), at: .member("stopped-time")))
                }
                object.clock.stoppedTime = stoppedTime
            },
        ]
    )

    private let clock: VirtualClock

    init(_ clock: VirtualClock) { self.clock = clock }

    var objectType: ObjectType { Self.type }
}

// SPDX-License-Identifier: Apache-2.0

import EventLoop
import ObjectModel
import QAPI

/// An object whose properties are settings of a loop.
protocol LoopObject: ManagedObject {
    /// The loop; nil until the object is complete, as settings wait until then.
    var loop: EventLoop? { get }

    /// The settings; once there is a loop, those in effect.
    var settings: LoopSettings { get set }
}

extension ObjectProperty {
    /// A setting of a loop. One that is refused leaves the one before.
    ///
    /// - Parameters:
    ///   - setting: The number, which is not negative.
    ///   - apply: Brings changed settings into effect.
    init(
        _ name: String,
        _ setting: any WritableKeyPath<LoopSettings, Int64> & Sendable,
        _ apply: @escaping @Sendable (LoopSettings, EventLoop) throws(QAPIError) -> Void
    ) {
        self.init(
            name,
            "int",
            get: { (object: any LoopObject) in object.settings[keyPath: setting] },
            set: { (object: any LoopObject, value: Int64) throws(QAPIError) in
                guard value >= 0 else { throw QAPIError("\(name) value must be in range [0, \(Int64.max)]") }
                var changed = object.settings
                changed[keyPath: setting] = value
                if let loop = object.loop { try apply(changed, loop) }
                object.settings = changed
            }
        )
    }
}

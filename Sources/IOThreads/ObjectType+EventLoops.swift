// SPDX-License-Identifier: Apache-2.0

public import EventLoop
public import ObjectModel
import QAPI

extension ObjectType {
    /// What all objects have in common that are settings of a loop.
    static let eventLoopBase = ObjectType(
        name: "event-loop-base",
        creation: .abstract,
        properties: [
            ObjectProperty("thread-pool-min", \.threadPoolMinimum) { (settings, loop) throws(QAPIError) in
                try settings.applyThreadPool(to: loop)
            },
            ObjectProperty("aio-max-batch", \.aioMaximumBatch) { $0.applyBatch(to: $1) },
            ObjectProperty("thread-pool-max", \.threadPoolMaximum) { (settings, loop) throws(QAPIError) in
                try settings.applyThreadPool(to: loop)
            },
        ]
    )

    /// The types of objects that stand for loops: `event-loop-base`, `iothread` and `main-loop`.
    ///
    /// - Parameter mainLoop: The loop to which a `main-loop` applies its settings.
    public static func eventLoopTypes(mainLoop: EventLoop) -> [ObjectType] {
        [eventLoopBase, IOThreadObject.type, MainLoopObject.type(of: mainLoop)]
    }
}

// SPDX-License-Identifier: Apache-2.0

import EventLoop
import ObjectModel
import QAPI

/// The object `main-loop`: settings of the loop that the program has anyway, which does not poll.
///
/// There is at most one, and nobody can delete it.
final class MainLoopObject: LoopObject {
    private let mainLoop: EventLoop

    private(set) var loop: EventLoop?

    var settings = LoopSettings()

    private init(_ mainLoop: EventLoop) { self.mainLoop = mainLoop }

    /// The type of such objects for a loop.
    static func type(of mainLoop: EventLoop) -> ObjectType {
        ObjectType(name: "main-loop", parent: .eventLoopBase, creation: .byUser { MainLoopObject(mainLoop) })
    }

    var objectType: ObjectType { Self.type(of: mainLoop) }

    func complete(named name: String, in tree: ObjectTree) throws(QAPIError) {
        guard !tree.objects.children.contains(where: { $0.object is MainLoopObject && $0.object !== self }) else {
            throw QAPIError("only one main-loop instance allowed")
        }
        try settings.applyThreadPool(to: mainLoop)
        settings.applyBatch(to: mainLoop)
        loop = mainLoop
    }

    var canBeDeleted: Bool { false }
}

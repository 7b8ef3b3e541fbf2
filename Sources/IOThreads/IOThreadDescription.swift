// SPDX-License-Identifier: Apache-2.0

import EventLoop
public import ObjectModel
public import SystemCalls

/// What clients are told of an `iothread`.
public struct IOThreadDescription: Hashable, Sendable {
    /// The name in `/objects`.
    public let identifier: String
    /// The kernel's number for the thread.
    public let threadIdentifier: ThreadIdentifier
    /// The longest time to poll, in nanoseconds.
    public let pollMaximumNanoseconds: Int64
    /// By what the polling time is multiplied when it grows; 0 stands for 2.
    public let pollGrow: Int64
    /// By what the polling time is divided when it shrinks; 0 lets it fall to nothing.
    public let pollShrink: Int64
    /// The most requests of one batch; 0 leaves it to the engine.
    public let aioMaximumBatch: Int64
}

extension ObjectTree {
    /// The objects of type `iothread`, in the order of their creation.
    public var ioThreads: [IOThreadDescription] {
        objects.children.compactMap { child in
            guard let object = child.object as? IOThreadObject, let thread = object.thread else { return nil }
            return IOThreadDescription(
                identifier: child.name,
                threadIdentifier: thread.threadIdentifier,
                pollMaximumNanoseconds: object.settings.pollMaximumNanoseconds,
                pollGrow: object.settings.pollGrow,
                pollShrink: object.settings.pollShrink,
                aioMaximumBatch: object.settings.aioMaximumBatch
            )
        }
    }
}

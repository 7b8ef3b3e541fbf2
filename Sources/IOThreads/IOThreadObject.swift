// SPDX-License-Identifier: Apache-2.0

public import EventLoop
public import ObjectModel
public import QAPI
import SystemCalls

/// The object `iothread`: a loop with a thread of its own, for devices that name it.
///
/// The thread runs from the object's completion until the object has left the tree and nobody else holds the thread.
public final class IOThreadObject: LoopObject {
    /// The thread; nil until the object is complete and after it has left the tree.
    public private(set) var thread: IOThread?

    var settings = LoopSettings()

    var loop: EventLoop? { thread?.loop }

    /// The type.
    public static let type = ObjectType(
        name: "iothread",
        parent: .eventLoopBase,
        creation: .byUser { IOThreadObject() },
        properties: [
            ObjectProperty("poll-max-ns", \.pollMaximumNanoseconds) { $0.applyPolling(to: $1) },
            ObjectProperty("poll-grow", \.pollGrow) { $0.applyPolling(to: $1) },
            ObjectProperty("poll-shrink", \.pollShrink) { $0.applyPolling(to: $1) },
        ]
    )

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public var objectType: ObjectType { Self.type }

    /// Starts the thread and waits until it runs.
    public func complete(named name: String, in tree: ObjectTree) throws(QAPIError) {
        let started: IOThread
        do throws(SystemCallError) {
            started = try IOThread(name: name)
        } catch {
            throw QAPIError("\(error)")
        }
        settings.applyPolling(to: started.loop)
        settings.applyBatch(to: started.loop)
        try settings.applyThreadPool(to: started.loop)
        thread = started
    }

    /// Lets the thread go: it ends now, or when the last device that holds it lets it go.
    public func removed() { thread = nil }
}

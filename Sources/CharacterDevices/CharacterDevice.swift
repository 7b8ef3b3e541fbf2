// SPDX-License-Identifier: Apache-2.0

public import QAPI
public import SystemCalls

/// A stream of bytes from and to peers, with a name by which a front end is tied to it.
///
/// It belongs to the loop's thread.
public final class CharacterDevice {
    /// The name.
    public let label: String

    private let backend: any CharacterBackend

    /// What stands behind the device; it stays until the device is removed. There are several only where they can share it.
    private var frontEnds: [any CharacterFrontEnd] = []

    init(_ label: String, _ backend: any CharacterBackend) {
        self.label = label
        self.backend = backend
    }

    /// What the device is, as `query-chardev` says it: `unix:PATH,server=on`, `disconnected:` and so on, `stdio`.
    public var fileName: String { backend.fileName }

    /// Whether a front end is attached.
    public var isFrontEndOpen: Bool { !frontEnds.isEmpty }

    /// Ties a front end to the device.
    ///
    /// Its peers, those that are there already too, are announced by the loop, not from within this call.
    ///
    /// - Throws: Where there is one already, unless several can share the device.
    public func attach(_ frontEnd: any CharacterFrontEnd) throws(QAPIError) {
        guard frontEnds.isEmpty || backend.admitsSeveralFrontEnds else {
            throw QAPIError("chardev '\(label)' is already in use")
        }
        frontEnds.append(frontEnd)
        backend.attach(frontEnd)
    }

    /// Whether the device has sockets that can be yanked.
    public var isYankable: Bool { backend.sockets != nil }

    /// Has the connections of a socket device end, those being made too, as if the network had ended them.
    public func yank() { backend.sockets?.yank() }

    /// Hands a connected socket over to a socket device.
    ///
    /// - Throws: Where the device has no sockets, or its front end takes no further peer now. The socket is closed
    ///   then.
    public func addPeer(_ descriptor: consuming OwnedDescriptor) throws(QAPIError) {
        guard let sockets = backend.sockets, sockets.hasRoomForPeer,
            let socket = try? StreamSocket(adopting: descriptor, name: "")
        else { throw Self.peerRefused }
        do throws(SystemCallError) { try sockets.add(socket) } catch { throw Self.peerRefused }
    }

    private static let peerRefused = QAPIError("failed to add client")

    /// Runs the loop until the first peer is there, where the device is a server that is to wait for it; for start-up,
    /// while the loop does not run.
    ///
    /// - Returns: Whether to go on: false where somebody stopped the loop.
    public func waitForPeer() -> Bool { backend.waitForPeer() }

    /// Closes everything.
    func shutDown() {
        backend.shutDown()
        frontEnds = []
    }
}

// SPDX-License-Identifier: Apache-2.0

import SystemCalls

/// What makes a character device one of its kind. It belongs to the loop's thread.
protocol CharacterBackend: AnyObject {
    /// The name under which the device is listed; it may change as peers come and go.
    var fileName: String { get }

    /// Serves a front end from now on. The first call to it comes from the loop, not from within this one.
    func attach(_ frontEnd: any CharacterFrontEnd)

    /// Whether several front ends can be attached. The default is false.
    var admitsSeveralFrontEnds: Bool { get }

    /// The sockets behind it, if it has some.
    var sockets: (any SocketBackend)? { get }

    /// Runs the loop until the first peer is there, where that is to be waited for. The default does not.
    ///
    /// - Returns: Whether to go on: false where somebody stopped the loop.
    func waitForPeer() -> Bool

    /// Closes all connections, telling the front end, and gives up everything the device has.
    func shutDown()
}

extension CharacterBackend {
    var admitsSeveralFrontEnds: Bool { false }
    var sockets: (any SocketBackend)? { nil }
    func waitForPeer() -> Bool { true }
}

/// A backend with stream sockets.
protocol SocketBackend: CharacterBackend {
    /// Whether a further peer would be served at once.
    var hasRoomForPeer: Bool { get }

    /// Serves a peer that somebody else connected.
    func add(_ socket: consuming StreamSocket) throws(SystemCallError)

    /// Has all connections end, those being made too, as if the network had ended them.
    func yank()
}

extension SocketBackend {
    var sockets: (any SocketBackend)? { self }
}

// SPDX-License-Identifier: Apache-2.0

import EventLoop
import SystemCalls

/// The peers of a socket device, from when they are connected until they are gone.
final class SocketPeers {
    private struct Peer {
        let connection: StreamConnection
        let fileName: String
    }

    private let configuration: SocketConfiguration
    private let context: DeviceContext
    private var frontEnd: (any CharacterFrontEnd)?

    /// In the order in which they came.
    private var peers: [Peer] = []

    /// Called when a peer is gone.
    var whenGone: () -> Void = {}

    init(_ configuration: SocketConfiguration, _ context: DeviceContext) {
        self.configuration = configuration
        self.context = context
    }

    /// Whether a front end is there.
    var isAttached: Bool { frontEnd != nil }

    /// Whether a further peer would be served at once.
    var hasRoom: Bool { peers.isEmpty || frontEnd?.admitsSeveralPeers ?? false }

    /// Whether nobody is connected.
    var isEmpty: Bool { peers.isEmpty }

    /// The name of the device by its first peer; nil where there is none.
    var fileName: String? { peers.first?.fileName }

    /// Serves a front end from now on, beginning with the peers that are there.
    func attach(_ frontEnd: any CharacterFrontEnd) {
        self.frontEnd = frontEnd
        for peer in peers { announce(peer.connection) }
    }

    /// Takes in a peer. Without a front end it waits for one.
    ///
    /// - Throws: Also where the peer has gone already. The socket is closed.
    func add(_ socket: consuming StreamSocket) throws(SystemCallError) {
        let fileName = configuration.connectedFileName(local: try socket.localAddress, peer: try socket.peerAddress)
        if configuration.disablesDelay, !socket.isUnix { try socket.setNoDelay() }
        let channel = SocketChannel(socket, peerDescription: fileName)
        let connection = try StreamConnection(channel, on: context.loop, buffer: context.buffer)
        connection.whenClosed = { [weak self, unowned connection] in self?.remove(connection) }
        peers.append(Peer(connection: connection, fileName: fileName))
        announce(connection)
    }

    /// Has all connections end. Without a front end nobody would notice, so they are closed.
    func yank() {
        guard isAttached else { return abort() }
        peers.forEach { $0.connection.shutDown() }
    }

    /// Closes all connections.
    func abort() { peers.forEach { $0.connection.abort() } }

    private func announce(_ connection: StreamConnection) {
        guard let frontEnd else { return }
        // Later: whoever attaches a front end, or hands over a peer, is not done yet.
        context.loop.deferWork { connection.open(frontEnd) }
    }

    private func remove(_ connection: StreamConnection) {
        peers.removeAll { $0.connection === connection }
        whenGone()
    }
}

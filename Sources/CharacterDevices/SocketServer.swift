// SPDX-License-Identifier: Apache-2.0

import EventLoop
import SystemCalls

/// A device whose peers connect to it. They are accepted when there is a front end that takes them; until then they
/// wait.
final class SocketServer: SocketBackend {
    /// How long no further peer is accepted after that has failed: long enough that a cause that stays costs nothing.
    static let acceptPauseNanoseconds: Int64 = 100_000_000

    private let label: String
    private let configuration: SocketConfiguration
    private let context: DeviceContext
    private let peers: SocketPeers

    /// Nil where peers are handed over only, and once the device is shut down.
    private var listener: ListeningSocket?
    private var listeningAddress: SocketAddress?
    private var handler: FileHandler?

    /// Runs while nothing is accepted because that has failed.
    private var pause: Timer?
    private var hasReportedFailure = false

    /// Whether the loop runs only until a peer is there.
    private var isAwaitingPeer = false

    /// - Parameter listener: Nil for a server to which peers are handed over only.
    init(
        _ label: String,
        _ configuration: SocketConfiguration,
        _ listener: consuming ListeningSocket?,
        _ context: DeviceContext
    ) throws(SystemCallError) {
        self.label = label
        self.configuration = configuration
        self.context = context
        peers = SocketPeers(configuration, context)
        peers.whenGone = { [weak self] in self?.updateInterest() }
        guard let listener else { return }
        do throws(SystemCallError) {
            listeningAddress = try listener.localAddress
            handler = try context.loop.watch(listener.descriptor, for: []) { [weak self] _ in self?.accept() }
        } catch {
            try? listener.removeFile()
            throw error
        }
        self.listener = consume listener
    }

    var fileName: String {
        peers.fileName ?? configuration.disconnectedFileName(listening: listeningAddress)
    }

    var hasRoomForPeer: Bool { peers.hasRoom }

    func attach(_ frontEnd: any CharacterFrontEnd) {
        peers.attach(frontEnd)
        updateInterest()
    }

    func add(_ socket: consuming StreamSocket) throws(SystemCallError) {
        try peers.add(socket)
        updateInterest()
    }

    func yank() { peers.yank() }

    func shutDown() {
        handler?.cancel()
        handler = nil
        pause?.cancel()
        pause = nil
        peers.abort()
        // The file of a socket is of no use to anybody without the socket.
        try? listener?.removeFile()
        listener = nil
    }

    /// Runs the loop until a peer waits to be accepted, or somebody stops it; at once done where it is not to be waited
    /// for.
    ///
    /// - Returns: Whether to go on: false where somebody stopped the loop.
    func waitForPeer() -> Bool {
        guard case .server(waits: true) = configuration.role, handler != nil else { return true }
        context.report("info: Apus waiting for connection on: \(fileName)")
        isAwaitingPeer = true
        updateInterest()
        context.loop.run { isAwaitingPeer }
        let isThere = !isAwaitingPeer
        isAwaitingPeer = false
        updateInterest()
        return isThere
    }

    private func updateInterest() {
        let accepts = pause == nil && (isAwaitingPeer || peers.isAttached && peers.hasRoom)
        handler?.interest = accepts ? .readable : []
    }

    private func accept() {
        if isAwaitingPeer { return isAwaitingPeer = false }
        do throws(SystemCallError) {
            guard let socket = try listener?.accept() else { return }
            serve(socket)
        } catch {
            report(error)
            pauseAccepting()
        }
    }

    private func serve(_ socket: consuming StreamSocket) {
        do throws(SystemCallError) {
            try peers.add(socket)
            hasReportedFailure = false
            updateInterest()
        } catch {
            report(error)
        }
    }

    /// Says why a peer is not served, once until one is.
    private func report(_ error: SystemCallError) {
        if !hasReportedFailure { context.report("character device \(label): \(error)") }
        hasReportedFailure = true
    }

    private func pauseAccepting() {
        let end = MonotonicInstant.now.advanced(byNanoseconds: Self.acceptPauseNanoseconds)
        pause = context.loop.schedule(at: end) { [weak self] in
            self?.pause = nil
            self?.updateInterest()
        }
        updateInterest()
    }
}

// SPDX-License-Identifier: Apache-2.0

import EventLoop
import SystemCalls

/// A device that connects to its peer, and again when it is gone if that is wanted.
final class SocketClient: SocketBackend {
    private let label: String
    private let configuration: SocketConfiguration
    private let context: DeviceContext
    private let peers: SocketPeers

    /// How long to wait before the next attempt; nil where there is none.
    private let reconnectNanoseconds: Int64?

    /// The attempt that is under way: first its address is looked up, then it connects.
    private var lookup: AddressLookup?
    private var attempt: ConnectingSocket?
    private var attemptHandler: FileHandler?

    private var pause: Timer?
    private var hasReportedFailure = false
    private var isShutDown = false

    /// Makes a client that is not connected.
    ///
    /// - Parameter reconnectMilliseconds: How long to wait before the next attempt; at 0 there is none.
    init(
        _ label: String,
        _ configuration: SocketConfiguration,
        reconnectMilliseconds: Int64,
        _ context: DeviceContext
    ) {
        self.label = label
        self.configuration = configuration
        self.context = context
        // More than a century is as good as for ever.
        reconnectNanoseconds = reconnectMilliseconds == 0 ? nil : min(reconnectMilliseconds, 1 << 42) * 1_000_000
        peers = SocketPeers(configuration, context)
        peers.whenGone = { [weak self] in self?.connectLater() }
    }

    var fileName: String { peers.fileName ?? configuration.disconnectedFileName(listening: nil) }

    var hasRoomForPeer: Bool { peers.isEmpty && attemptHandler == nil }

    func attach(_ frontEnd: any CharacterFrontEnd) { peers.attach(frontEnd) }

    func add(_ socket: consuming StreamSocket) throws(SystemCallError) {
        try peers.add(socket)
        // A peer that is gone already has left the pause in force.
        pause?.cancel()
        pause = nil
    }

    func yank() {
        peers.yank()
        guard attemptHandler != nil else { return }
        endAttempt()
        connectLater()
    }

    func shutDown() {
        isShutDown = true
        endAttempt()
        pause?.cancel()
        pause = nil
        peers.abort()
    }

    /// Connects without waiting; when that fails it is tried again later.
    func connect() {
        guard case .socket(let address) = configuration.address else { return }
        guard case .internet = address else {
            return connect(to: Result { () throws(SocketError) in try ResolvedAddress(address) })
        }
        do throws(SystemCallError) {
            let lookup = try AddressLookup(address, in: context.loop.threadPool)
            attemptHandler = try context.loop.watch(lookup.done.descriptor, for: .readable) { [weak self] _ in
                self?.finishLookup()
            }
            self.lookup = lookup
        } catch {
            fail(error.description)
        }
    }

    private func finishLookup() {
        attemptHandler?.cancel()
        attemptHandler = nil
        if let result = lookup.take()?.result { connect(to: result) }
    }

    private func connect(to address: Result<ResolvedAddress, SocketError>) {
        do throws(SocketError) {
            try follow(.pending(try ConnectingSocket(try address.get())))
        } catch {
            fail(error.description)
        }
    }

    /// Goes on with an attempt.
    private func follow(_ progress: consuming ConnectingSocket.Progress) throws(SocketError) {
        switch consume progress {
        case .connected(let socket):
            do throws(SystemCallError) {
                try peers.add(socket)
                hasReportedFailure = false
            } catch {
                fail(error.description)
            }
        case .pending(let socket):
            do throws(SystemCallError) {
                attemptHandler = try context.loop.watch(socket.descriptor, for: .writable) { [weak self] _ in
                    self?.finishAttempt()
                }
                attempt = consume socket
            } catch {
                fail(error.description)
            }
        }
    }

    private func finishAttempt() {
        attemptHandler?.cancel()
        attemptHandler = nil
        guard let socket = attempt.take() else { return }
        do throws(SocketError) {
            try follow(try socket.finish())
        } catch {
            fail(error.description)
        }
    }

    private func endAttempt() {
        attemptHandler?.cancel()
        attemptHandler = nil
        lookup = nil
        attempt = nil
    }

    /// Says why there is no connection, once until there is one, and has the next attempt made.
    private func fail(_ reason: String) {
        if !hasReportedFailure { context.report("Unable to connect character device \(label): \(reason)") }
        hasReportedFailure = true
        connectLater()
    }

    private func connectLater() {
        guard let reconnectNanoseconds, !isShutDown else { return }
        pause = context.loop.schedule(at: MonotonicInstant.now.advanced(byNanoseconds: reconnectNanoseconds)) {
            [weak self] in
            self?.pause = nil
            self?.connect()
        }
    }
}

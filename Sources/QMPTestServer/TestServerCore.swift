// SPDX-License-Identifier: Apache-2.0

import SystemCalls

/// What the threads of a test server share.
///
/// Concurrency: one thread accepts clients, and each client's script has one. The mutex guards what they share.
final class TestServerCore: Sendable {
    private struct State {
        /// The clients whose scripts are running, by their numbers.
        var connections: [Int: TestConnection] = [:]
        var clientCount = 0
        var isStopped = false
        /// Whether the thread that accepts clients has ended.
        var hasEnded = false
        /// The first error of a script.
        var failure: (any Error)?
        var waiters: [CheckedContinuation<Void, Never>] = []

        var isOver: Bool { hasEnded && connections.isEmpty }
    }

    private static let clientToken: UInt64 = 0
    private static let stopToken: UInt64 = 1

    let listener: ListeningSocket
    private let epoll: Epoll
    private let stopFlag: EventDescriptor
    private let script: QMPTestServer.Script
    private let state = WaitableMutex(State())

    init(at address: SocketAddress, _ script: @escaping QMPTestServer.Script) throws {
        self.script = script
        listener = try ListeningSocket(address)
        stopFlag = try EventDescriptor()
        epoll = try Epoll()
        try epoll.add(listener.descriptor, .readable, token: Self.clientToken)
        try epoll.add(stopFlag.descriptor, .readable, token: Self.stopToken)
        _ = try OwnedThread(name: "qmp-test-server") { self.acceptClients() }
    }

    var connections: [TestConnection] { state.withLock { Array($0.connections.values) } }

    var clientCount: Int { state.withLock { $0.clientCount } }

    /// Takes no further client, and ends the connections of those that are there.
    func stop() {
        stopFlag.signal()
        let connections = state.withLock { state in
            state.isStopped = true
            return Array(state.connections.values)
        }
        for connection in connections { connection.socket.shutDown() }
    }

    /// Takes no further client, and waits for the scripts to end.
    func waitForEnd() async throws {
        stopFlag.signal()
        await withCheckedContinuation { continuation in
            state.withLock { state in
                if state.isOver { continuation.resume() } else { state.waiters.append(continuation) }
            }
        }
        if let failure = state.withLock({ $0.failure }) { throw failure }
    }

    private func acceptClients() {
        var events = [Epoll.Event(), Epoll.Event()]
        do throws(SystemCallError) {
            while true {
                let count = try epoll.wait(&events, timeoutNanoseconds: nil)
                // Clients that have connected before the end are served.
                while let socket = try listener.accept() { try serve(socket) }
                if events[..<count].contains(where: { $0.token == Self.stopToken }) { break }
            }
        } catch {
            note(error)
        }
        try? listener.removeFile()
        update { $0.hasEnded = true }
    }

    private func serve(_ socket: consuming StreamSocket) throws(SystemCallError) {
        let connection = TestConnection(socket)
        let number = state.withLock { state in
            state.clientCount += 1
            state.connections[state.clientCount] = connection
            return state.clientCount
        }
        _ = try OwnedThread(name: "qmp-test-peer") {
            do {
                try self.script(QMPTestPeer(connection))
            } catch {
                self.note(error)
            }
            connection.socket.shutDown()
            self.update { $0.connections[number] = nil }
        }
    }

    /// Keeps the first error; those of scripts that were cut off are none.
    private func note(_ error: any Error) {
        state.withLock { state in
            if state.failure == nil, !state.isStopped { state.failure = error }
        }
    }

    private func update(_ change: @Sendable (inout sending State) -> Void) {
        state.withLock { state in
            change(&state)
            guard state.isOver else { return }
            for waiter in state.waiters { waiter.resume() }
            state.waiters = []
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

import QMPClient
import QMPTestServer
import Synchronization

/// A client, and the server whose script it is connected to.
struct Pair {
    let client: QMPClient
    let server: QMPTestServer

    /// Connects to a server that runs a script once negotiation is over.
    init(
        _ options: QMPClientOptions = QMPClientOptions(),
        _ script: @escaping @Sendable (QMPTestPeer) throws -> Void
    ) async throws {
        server = try QMPTestServer { peer in
            try peer.negotiate()
            try script(peer)
        }
        client = try await QMPClient.connect(to: .unix(server.path), options)
    }

    /// Ends both: the script's error, if it had one.
    func finish() async throws {
        await client.close()
        try await server.finish()
    }
}

/// What a test lets a script wait for, or a script a test.
final class Gate: Sendable {
    private let isOpen = WaitableMutex(false)

    func open() {
        isOpen.withLock { $0 = true }
        isOpen.notifyAll()
    }

    /// Waits in the thread of a script.
    func wait() { _ = isOpen.wait { $0 ? true : nil } }

    /// Waits in a task, which must not keep its thread from others.
    func opened() async {
        while !isOpen.withLock({ $0 }) { try? await Task.sleep(for: .milliseconds(1)) }
    }
}

/// The options that a test sets.
func options(_ set: (inout QMPClientOptions) -> Void) -> QMPClientOptions {
    var options = QMPClientOptions()
    set(&options)
    return options
}

/// The error that is thrown, in words; nil where there is none.
func failure(_ body: () async throws(QMPClientError) -> Void) async -> String? {
    do throws(QMPClientError) {
        try await body()
        return nil
    } catch {
        return "\(error)"
    }
}

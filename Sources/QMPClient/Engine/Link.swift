// SPDX-License-Identifier: Apache-2.0

import SystemCalls

/// A connection whose negotiation is over, as far as any thread may use it.
final class Link: Sendable {
    let transport: Transport
    /// Watches the transport and the engine's flag.
    let epoll: Epoll

    init(_ transport: consuming Transport, _ epoll: consuming Epoll) {
        self.transport = transport
        self.epoll = epoll
    }
}

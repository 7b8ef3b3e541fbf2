// SPDX-License-Identifier: Apache-2.0

import EventLoop
import SystemCalls

/// The looking up of an address in a thread of a pool, since it may have to wait for name servers.
final class AddressLookup: Sendable {
    /// Its descriptor is readable once the lookup is done.
    let done: EventDescriptor

    /// What came of it; nil until then. Guarded by itself.
    private let outcome = WaitableMutex<Result<ResolvedAddress, SocketError>?>(nil)

    /// Starts to look an address up.
    init(_ address: SocketAddress, in pool: ThreadPool) throws(SystemCallError) {
        done = try EventDescriptor()
        try pool.submit { [self] in
            let found = Result { () throws(SocketError) in try ResolvedAddress(address) }
            outcome.withLock { $0 = found }
            done.signal()
        }
    }

    /// What was found, nil where the lookup is not done.
    var result: Result<ResolvedAddress, SocketError>? { outcome.withLock { $0 } }
}

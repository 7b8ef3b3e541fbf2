// SPDX-License-Identifier: Apache-2.0

internal import JSON
internal import QMPClient
internal import Synchronization
internal import SystemCalls

/// What tasks tell the thread of the shell, which waits for it along with keys and signals.
final class ShellInbox: Sendable {
    enum Notice: Sendable {
        case event(QMPEvent)
        case reply(Result<JSONValue, QMPClientError>)
        /// The client has ended.
        case closed
    }

    /// Up while there is something to take.
    let flag: EventDescriptor
    private let notices = Mutex<[Notice]>([])

    init() throws(SystemCallError) { flag = try EventDescriptor() }

    /// Tells something; any thread may.
    func post(_ notice: Notice) {
        notices.withLock { $0.append(notice) }
        flag.signal()
    }

    /// Takes everything.
    func take() -> [Notice] {
        flag.drain()
        return notices.withLock { notices in
            defer { notices = [] }
            return notices
        }
    }
}

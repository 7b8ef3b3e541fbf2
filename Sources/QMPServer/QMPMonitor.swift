// SPDX-License-Identifier: Apache-2.0

package import CharacterDevices
internal import JSON
internal import QMPWire
package import SystemCalls

/// A monitor behind a character device: serves all its peers at once, each in a session of its own.
///
/// What clients name with `getfd` belongs to the monitor: it outlives them, and other monitors do not see it.
package final class QMPMonitor {
    /// The descriptors that clients named.
    let namedDescriptors = NamedDescriptors()

    /// How replies and events are laid out.
    let style: JSONWriter.Style

    private weak var server: QMPServer?

    private var sessions: [ObjectIdentifier: QMPSession] = [:]

    init(server: QMPServer, style: JSONWriter.Style) {
        self.server = server
        self.style = style
    }

    /// Sends an event to all clients.
    func send(_ event: EncodedEvent) {
        for session in sessions.values { session.send(event) }
    }

    /// Forgets a session that has ended.
    func forget(_ session: QMPSession) { sessions[ObjectIdentifier(session.connection)] = nil }

    /// Disconnects all clients.
    func close() {
        for session in sessions.values { session.close() }
    }
}

extension QMPMonitor: CharacterFrontEnd {
    package var admitsSeveralPeers: Bool { true }

    package var takesLines: Bool { true }

    package func opened(_ connection: any CharacterConnection) {
        guard let server else { return connection.close() }
        let session = QMPSession(connection: connection, monitor: self, server: server)
        sessions[ObjectIdentifier(connection)] = session
        session.start()
    }

    package func received(
        _ connection: any CharacterConnection,
        _ bytes: Span<UInt8>,
        _ descriptors: PassedDescriptors?
    ) {
        sessions[ObjectIdentifier(connection)]?.receive(bytes, descriptors)
    }

    package func hasRoom(_ connection: any CharacterConnection) {
        sessions[ObjectIdentifier(connection)]?.flush()
    }

    package func ended(_ connection: any CharacterConnection) {
        sessions[ObjectIdentifier(connection)]?.end()
    }

    package func closed(_ connection: any CharacterConnection) {
        sessions[ObjectIdentifier(connection)]?.abandon()
    }
}

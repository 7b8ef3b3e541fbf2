// SPDX-License-Identifier: Apache-2.0

import CharacterDevices
import SystemCalls

/// Writes down what a device tells it.
final class RecordingFrontEnd: CharacterFrontEnd {
    enum Event: Hashable {
        case opened
        case received(String, hasDescriptors: Bool)
        case hasRoom
        case ended
        case closed
    }

    var admitsSeveralPeers = false

    /// What it does beside writing down.
    var whenOpened: (any CharacterConnection) -> Void = { _ in }
    var whenReceived: (any CharacterConnection) -> Void = { _ in }
    var whenEnded: (any CharacterConnection) -> Void = { _ in }
    var whenRoom: (any CharacterConnection) -> Void = { _ in }

    private(set) var events: [Event] = []
    /// All connections that were opened, in that order.
    private(set) var connections: [any CharacterConnection] = []

    /// Whether it was typed to whenever that changed.
    private(set) var focusChanges: [Bool] = []

    /// What was received, all together.
    private(set) var text = ""

    func opened(_ connection: any CharacterConnection) {
        events.append(.opened)
        connections.append(connection)
        whenOpened(connection)
    }

    func received(_ connection: any CharacterConnection, _ bytes: Span<UInt8>, _ descriptors: PassedDescriptors?) {
        let received = String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self)
        text += received
        events.append(.received(received, hasDescriptors: descriptors?.takeFirst() != nil))
        whenReceived(connection)
    }

    func focusChanged(_ connection: any CharacterConnection) { focusChanges.append(connection.isFocused) }

    func hasRoom(_ connection: any CharacterConnection) {
        if events.last != .hasRoom { events.append(.hasRoom) }
        whenRoom(connection)
    }

    func ended(_ connection: any CharacterConnection) {
        events.append(.ended)
        whenEnded(connection)
    }

    func closed(_ connection: any CharacterConnection) { events.append(.closed) }
}

extension CharacterConnection {
    /// Sends a text.
    @discardableResult
    func send(_ text: String) -> Int {
        let bytes = Array(text.utf8)
        return send(bytes.span)
    }
}

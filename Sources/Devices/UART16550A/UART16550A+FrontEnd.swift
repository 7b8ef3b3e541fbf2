// SPDX-License-Identifier: Apache-2.0

public import CharacterDevices
import EventLoop
public import QAPI
public import SystemCalls

extension UART16550A {
    /// What belongs to the loop's thread: the peer, and what is on its way to it.
    final class Port {
        var connection: (any CharacterConnection)?
        /// Output that was fetched and that the peer has not taken.
        var outgoing = ByteQueue()
        /// Whether the character device has had the time to announce a peer that was there from the start.
        var isSettled = false
        /// Whether a peer that sends no more is one that is gone.
        var endsWithInput = false
        /// The label of the character device.
        var label: String?
    }

    /// How much output is fetched ahead of the peer. Beyond it the guest has to wait.
    static let outgoingLimit = 65536

    /// The label of the character device behind the port, nil where there is none. The loop's thread alone asks.
    public var characterDeviceLabel: String? { port.label }

    /// Puts the port in front of a character device. The loop's thread alone does this, once.
    ///
    /// - Throws: Where the character device has a front end already.
    public func attach(to device: CharacterDevice) throws(QAPIError) {
        try device.attach(self)
        port.label = device.label
        // A socket carries both directions and may be connected anew; files stay, and output has a file of its own.
        port.endsWithInput = device.isYankable
        // A peer that is there already is announced by work that was deferred before this.
        loop.deferWork { [self] in
            port.isSettled = true
            grant([.fetch, .deliver])
        }
    }

    /// Does what the line wishes. The loop's thread alone calls it.
    func grant(_ wishes: UART16550ALine.Wishes) {
        if wishes.contains(.deliver) { port.connection?.isReading = true }
        if wishes.contains(.fetch) { forward() }
    }

    /// Sends on what the guest has sent, as far as the peer takes it.
    private func forward() {
        guard port.outgoing.count < Self.outgoingLimit else { return }
        guard port.connection != nil || port.isSettled || port.label == nil else { return }
        let output = change { $0.fetchOutput() }
        guard let connection = port.connection else { return }
        port.outgoing.append(output.span)
        // While the peer is waited for, it is the loop that says when to go on.
        if !connection.notifiesRoom { send(connection) }
    }

    private func send(_ connection: any CharacterConnection) {
        let sent = port.outgoing.withBytes { connection.send($0) }
        port.outgoing.removeFirst(sent)
        let waits = !port.outgoing.isEmpty
        if connection.notifiesRoom != waits { connection.notifiesRoom = waits }
    }

    private func disconnect() {
        port.connection = nil
        port.outgoing.removeAll()
        forward()
    }
}

extension UART16550A: CharacterFrontEnd {
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public var admitsSeveralPeers: Bool { false }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func opened(_ connection: any CharacterConnection) {
        port.connection = connection
        connection.isReading = !change { $0.hasWaitingInput }
        forward()
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func received(
        _ connection: any CharacterConnection,
        _ bytes: Span<UInt8>,
        _ descriptors: PassedDescriptors?
    ) {
        let isBehind = change { line in
            line.receive(bytes)
            return line.hasWaitingInput
        }
        // Whatever makes room from now on is submitted, so it comes after this.
        if isBehind { connection.isReading = false }
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func hasRoom(_ connection: any CharacterConnection) {
        send(connection)
        forward()
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func ended(_ connection: any CharacterConnection) {
        guard port.endsWithInput else { return }
        connection.close()
        disconnect()
    }

    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    public func closed(_ connection: any CharacterConnection) { disconnect() }
}

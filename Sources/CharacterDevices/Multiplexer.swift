// SPDX-License-Identifier: Apache-2.0

import EventLoop
import SystemCalls

/// A device that several front ends share: what each of them sends goes out, and what comes in goes to one of them at a
/// time. The keys behind Ctrl-A (``TerminalKeys``) choose which, and end the program.
final class Multiplexer: CharacterBackend {
    /// How much input waits for a front end that does not read, before no more is taken: much more than somebody types, so
    /// that the keys work whatever the guest does.
    static let waitingByteLimit = 65536

    /// A front end and what it has of the peer.
    private final class Channel {
        let frontEnd: any CharacterFrontEnd
        var connection: MultiplexedConnection?

        init(_ frontEnd: any CharacterFrontEnd) { self.frontEnd = frontEnd }
    }

    let fileName = "mux"
    let admitsSeveralFrontEnds = true

    /// Nil once it is shut down.
    private var base: (any CharacterBackend)?
    private let loop: EventLoop

    /// Ends the program.
    private let quit: () -> Void

    /// In the order in which they were attached.
    private var channels: [Channel] = []

    /// Which of them is typed to: at first the latest, which is the guest's where monitors are attached before it.
    private var focus = 0

    /// The peer, if there is one.
    private(set) var peer: (any CharacterConnection)?

    private var keys = TerminalKeys()

    /// Shares a device.
    ///
    /// - Parameters:
    ///   - base: It has no other front end.
    ///   - quit: Ends the program.
    init(_ base: any CharacterBackend, loop: EventLoop, quit: @escaping () -> Void) {
        self.base = base
        self.loop = loop
        self.quit = quit
    }

    func attach(_ frontEnd: any CharacterFrontEnd) {
        let channel = Channel(frontEnd)
        let before = focused
        channels.append(channel)
        focus = channels.count - 1
        if let before, let connection = before.connection { before.frontEnd.focusChanged(connection) }
        if channels.count == 1 {
            base?.attach(self)
        } else if peer != nil {
            loop.deferWork { [weak self] in self?.open(channel) }
        }
    }

    var sockets: (any SocketBackend)? { base?.sockets }

    func waitForPeer() -> Bool { base?.waitForPeer() ?? true }

    func shutDown() {
        base?.shutDown()
        base = nil
        channels = []
    }

    private func open(_ channel: Channel) {
        guard let peer, channel.connection == nil else { return }
        let connection = MultiplexedConnection(self, peer)
        channel.connection = connection
        channel.frontEnd.opened(connection)
    }

    /// Waits for what the front ends wait for.
    func updateInterest() {
        guard let peer else { return }
        peer.notifiesRoom = channels.contains { $0.connection?.notifiesRoom == true }
        peer.isReading = (focused?.connection?.waitingByteCount ?? 0) < Self.waitingByteLimit
    }

    /// Has a front end get what waits for it, once nobody is in the middle of something.
    func resume(_ connection: MultiplexedConnection) {
        loop.deferWork { [weak self] in
            guard let self, let channel = channels.first(where: { $0.connection === connection }) else { return }
            connection.handOver(to: channel.frontEnd)
            updateInterest()
        }
    }

    /// Closes the peer's connection once no front end has anything of it.
    func closed(_ connection: MultiplexedConnection) {
        for channel in channels where channel.connection === connection { channel.connection = nil }
        guard channels.allSatisfy({ $0.connection == nil }) else { return updateInterest() }
        peer?.close()
        peer = nil
    }

    /// Whether what is typed goes to the front end of that connection.
    func isFocused(_ connection: MultiplexedConnection) -> Bool { focused?.connection === connection }

    private var focused: Channel? { channels.indices.contains(focus) ? channels[focus] : nil }
}

extension Multiplexer: CharacterFrontEnd {
    var admitsSeveralPeers: Bool { false }

    func opened(_ connection: any CharacterConnection) {
        peer = connection
        keys = TerminalKeys()
        channels.forEach(open)
        updateInterest()
    }

    func received(_ connection: any CharacterConnection, _ bytes: Span<UInt8>, _ descriptors: PassedDescriptors?) {
        var input: [UInt8] = []
        for index in bytes.indices {
            switch keys.take(bytes[index]) {
            case .input: input.append(bytes[index])
            case .nothing: break
            case .command(let command):
                hand(&input)
                perform(command)
            }
        }
        hand(&input)
        updateInterest()
    }

    func hasRoom(_ connection: any CharacterConnection) {
        for channel in channels {
            if let connection = channel.connection, connection.notifiesRoom { channel.frontEnd.hasRoom(connection) }
        }
        updateInterest()
    }

    func ended(_ connection: any CharacterConnection) {
        for channel in channels {
            if let connection = channel.connection { channel.frontEnd.ended(connection) }
        }
    }

    func closed(_ connection: any CharacterConnection) {
        peer = nil
        for channel in channels {
            guard let connection = channel.connection else { continue }
            channel.connection = nil
            connection.isClosed = true
            channel.frontEnd.closed(connection)
        }
    }

    private func hand(_ input: inout [UInt8]) {
        defer { input = [] }
        guard !input.isEmpty, let focused, let connection = focused.connection else { return }
        connection.receive(input, for: focused.frontEnd)
    }

    private func perform(_ command: TerminalKeys.Command) {
        switch command {
        case .help: say(TerminalKeys.helpText)
        case .quit:
            say("\nApus: terminated\n")
            quit()
        case .switchFrontEnd:
            if channels.count < 2 { say("\nThere is no monitor here.\n") } else { switchFrontEnd() }
        }
    }

    private func switchFrontEnd() {
        let before = focused
        focus = (focus + 1) % channels.count
        for channel in [before, focused] {
            if let channel, let connection = channel.connection { channel.frontEnd.focusChanged(connection) }
        }
    }

    /// Says something to whoever types, if there is room for it.
    private func say(_ text: String) {
        let bytes = Array(text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n").utf8)
        _ = peer?.send(bytes.span)
    }
}

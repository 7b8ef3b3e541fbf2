// SPDX-License-Identifier: Apache-2.0

import EventLoop
import SystemCalls

/// A connection over a channel, driven by a loop.
///
/// Until a front end is there nothing is read. An error of the channel is the end of what it carries in the one
/// direction and swallows the other: what the peer sent before it went is still handed over, and answered to nobody.
final class StreamConnection: CharacterConnection {
    private let channel: any ByteChannel
    private let buffer: ReceiveBuffer

    /// Called once, when the connection is closed from whichever side.
    var whenClosed: () -> Void = {}

    private var frontEnd: (any CharacterFrontEnd)?
    private var hasEnded = false
    private var isBroken = false
    private(set) var isClosed = false

    /// Makes a connection that waits for its front end.
    init(_ channel: any ByteChannel, on loop: EventLoop, buffer: ReceiveBuffer) throws(SystemCallError) {
        self.channel = channel
        self.buffer = buffer
        do throws(SystemCallError) {
            // The channel is closed, and calls no more, before the connection ends.
            try channel.watch(on: loop) { [unowned self] readiness in handle(readiness) }
        } catch {
            channel.close()
            throw error
        }
    }

    var canPassDescriptors: Bool { channel.canPassDescriptors }
    var peerDescription: String { channel.peerDescription }

    var isReading = true { didSet { updateInterest() } }
    var notifiesRoom = false { didSet { updateInterest() } }

    /// Announces the connection to the front end, from where it begins to read.
    func open(_ frontEnd: any CharacterFrontEnd) {
        guard !isClosed else { return }
        self.frontEnd = frontEnd
        updateInterest()
        frontEnd.opened(self)
    }

    func send(_ bytes: Span<UInt8>) -> Int {
        guard !isClosed, !isBroken else { return bytes.count }
        var sent = 0
        do throws(SystemCallError) {
            while sent < bytes.count, let count = try channel.send(bytes.extracting(sent...)) { sent += count }
            return sent
        } catch {
            isBroken = true
            return bytes.count
        }
    }

    /// Has the stream end as if the peer had ended it.
    func shutDown() { channel.shutDown() }

    func close() {
        guard !isClosed else { return }
        isClosed = true
        channel.close()
        frontEnd = nil
        whenClosed()
    }

    /// Closes the connection and tells the front end.
    func abort() {
        let frontEnd = frontEnd
        close()
        frontEnd?.closed(self)
    }

    private func updateInterest() {
        guard !isClosed, frontEnd != nil else { return }
        var interest: EventLoop.Interest = []
        if isReading, !hasEnded { interest.insert(.readable) }
        if notifiesRoom { interest.insert(.writable) }
        channel.waitFor(interest)
    }

    private func handle(_ readiness: Readiness) {
        if readiness.contains(.readable) { receive() }
        if readiness.contains(.writable), notifiesRoom, !isClosed { frontEnd?.hasRoom(self) }
    }

    /// Reads once; what is left makes the loop call again, after it has called others.
    private func receive() {
        guard let frontEnd else { return }
        do throws(SystemCallError) {
            guard let received = try channel.receive(into: &buffer.bytes) else { return }
            guard received.count > 0 else { return end(frontEnd) }
            hand(received, to: frontEnd)
        } catch {
            isBroken = true
            end(frontEnd)
        }
    }

    /// Hands over what was read, in two parts where descriptors came in the middle.
    private func hand(_ received: ReceivedBytes, to frontEnd: any CharacterFrontEnd) {
        let bytes = buffer.bytes
        let offset = received.descriptorOffset
        if offset > 0 { frontEnd.received(self, bytes.span.extracting(0..<offset), nil) }
        guard !isClosed else { return }
        frontEnd.received(self, bytes.span.extracting(offset..<received.count), received.descriptors)
    }

    private func end(_ frontEnd: any CharacterFrontEnd) {
        hasEnded = true
        updateInterest()
        frontEnd.ended(self)
    }
}

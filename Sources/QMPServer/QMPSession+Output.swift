// SPDX-License-Identifier: Apache-2.0

internal import CharacterDevices
internal import EventLoop
internal import QMPWire

extension QMPSession {
    /// Draws the conclusions from a new state of the wire: what to send, whether to read on, whether to end.
    func settle() {
        guard !isClosed, !isServing else { return }
        if wire.isOverrun { return dropSlowReader() }
        if !wire.output.isEmpty { scheduleFlush() }
        if hasEnded, wire.isIdle, wire.output.isEmpty { return close() }
        guard !hasEnded else { return }
        let isReading = wire.canReceive && descriptors.hasRoom
        if connection.isReading != isReading { connection.isReading = isReading }
    }

    private func scheduleFlush() {
        guard !isFlushScheduled, !connection.notifiesRoom else { return }
        isFlushScheduled = true
        server.loop.deferWork { [self] in
            isFlushScheduled = false
            flush()
        }
    }

    /// Sends what the client takes, and goes on with what had to wait for that.
    func flush() {
        guard !isClosed else { return }
        while !wire.output.isEmpty {
            let count = wire.output.count
            let sent = connection.send(wire.output.span)
            wire.wrote(sent)
            guard sent == count else { break }
        }
        let waits = !wire.output.isEmpty
        if connection.notifiesRoom != waits { connection.notifiesRoom = waits }
        serve()
    }

    private func dropSlowReader() {
        let bytes = wire.output.count
        server.log("\(connection.peerDescription): disconnected, as it does not read: \(bytes) bytes and events wait")
        close()
    }
}

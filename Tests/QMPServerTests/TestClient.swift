// SPDX-License-Identifier: Apache-2.0

import CharacterDevices
import EventLoop
import QMPServer
import SystemCalls

/// A client in memory. What it sends while it is not read waits, as it would in a socket.
final class TestClient {
    private let loop: EventLoop
    private let monitor: QMPMonitor
    /// Kept alive, as otherwise it disconnects its clients.
    var server: TestServer?

    /// How many bytes it still takes; it reads without end unless a test says otherwise.
    var room = Int.max
    /// How often something was sent to it.
    private(set) var sendCount = 0
    private(set) var isClosed = false
    private var hasEnded = false
    private var received: [UInt8] = []
    private var unread: [(bytes: [UInt8], descriptors: PassedDescriptors?)] = []
    /// The most bytes that were offered at once.
    private(set) var largestOffer = 0

    var notifiesRoom = false
    var isReading = true {
        didSet {
            // As a device does, it hands in what waits later, not from within this call.
            if isReading, !oldValue { loop.deferWork { [weak self] in self?.handIn() } }
        }
    }

    init(loop: EventLoop, monitor: QMPMonitor) {
        self.loop = loop
        self.monitor = monitor
    }

    func open() {
        monitor.opened(self)
        loop.runOnce()
    }

    /// Sends a text, with descriptors at its first byte: the lines that come back by the end of the pass.
    func send(_ text: String, passing descriptors: [CInt]? = nil) -> [String] {
        send(Array(text.utf8), passing: descriptors)
    }

    /// Sends bytes, with descriptors at the first: the lines that come back by the end of the pass.
    func send(_ bytes: [UInt8], passing descriptors: [CInt]? = nil) -> [String] {
        put(bytes, passing: descriptors)
        loop.runOnce()
        return readLines()
    }

    /// Sends bytes without having the loop run.
    func put(_ bytes: [UInt8], passing descriptors: [CInt]? = nil) {
        unread.append((bytes, descriptors.map(PassedDescriptors.init(owning:))))
        if isClosed { unread = [] }
        handIn()
    }

    /// Whether all it sent is read.
    var hasSentAll: Bool { unread.isEmpty }

    private func handIn() {
        while isReading, !isClosed, !unread.isEmpty {
            let (bytes, descriptors) = unread.removeFirst()
            let chunk = bytes.prefix(4096)
            if chunk.count < bytes.count { unread.insert((Array(bytes[chunk.count...]), nil), at: 0) }
            monitor.received(self, chunk.span, descriptors)
        }
    }

    /// Takes so many bytes more.
    func takeMore(_ count: Int) {
        if room != .max { room += count }
        if notifiesRoom { monitor.hasRoom(self) }
        loop.runOnce()
    }

    /// Sends no more.
    func end() {
        guard !hasEnded else { return }
        hasEnded = true
        monitor.ended(self)
        loop.runOnce()
    }

    /// Goes away.
    func leave() {
        unread = []
        monitor.closed(self)
        loop.runOnce()
    }

    /// The bytes that came since the last call.
    func read() -> [UInt8] {
        defer { received = [] }
        return received
    }

    /// The lines that came since the last call, without their ends.
    func readLines() -> [String] {
        String(decoding: read(), as: UTF8.self).split(separator: "\r\n").map(String.init)
    }
}

extension TestClient: CharacterConnection {
    func send(_ bytes: Span<UInt8>) -> Int {
        sendCount += 1
        largestOffer = max(largestOffer, bytes.count)
        let count = min(room, bytes.count)
        for index in 0..<count { received.append(bytes[index]) }
        if room != .max { room -= count }
        return count
    }

    var canPassDescriptors: Bool { true }

    var peerDescription: String { "client" }

    func close() {
        isClosed = true
        unread = []
    }
}

extension EventLoop {
    /// Runs one pass.
    func runOnce() {
        stop()
        run()
    }
}

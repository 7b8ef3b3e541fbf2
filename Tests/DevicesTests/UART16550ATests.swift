// SPDX-License-Identifier: Apache-2.0

import CharacterDevices
import EventLoop
import Machine
import QAPI
import RISCV
import SystemCalls
import Testing

@testable import Devices

/// The port with a real socket behind it. The test's thread is the loop's and the hart's at once.
@Suite final class UART16550ATests {
    private let folder: Tree
    private let loop: EventLoop
    private let devices: CharacterDevices
    private let uart: UART16550A
    private let reports = Reports()
    /// Guarded by itself: whether the line is asserted.
    private let isAsserted = WaitableMutex(false)

    init() throws {
        folder = try Tree([:])
        let loop = try EventLoop()
        let (reports, isAsserted) = (reports, isAsserted)
        self.loop = loop
        devices = CharacterDevices(loop: loop, descriptorSets: DescriptorSets()) { reports.add($0) }
        let line = InterruptLine { level in isAsserted.withLock { $0 = level } }
        uart = UART16550A(interrupt: line, loop: loop) { reports.add($0) }
        let address = SocketAddress.unix(path: folder.path + "/socket")
        let socket = SocketConfiguration(address: .socket(address), role: .server(waits: false))
        try uart.attach(to: try devices.add("serial0", .socket(socket), .inherited))
        uart.store(at: 2, .byte, 0x81)
    }

    private var path: String { folder.path + "/socket" }

    deinit { devices.removeAll() }

    /// Runs the loop until the condition holds, which it is given some time for.
    private func run(_ what: Comment, until condition: @escaping () -> Bool) {
        let end = MonotonicInstant.now.advanced(byNanoseconds: 20_000_000_000)
        Watch(loop) { condition() || MonotonicInstant.now >= end }.schedule()
        loop.run()
        #expect(condition(), what)
    }

    private func connect() throws -> StreamSocket { try StreamSocket(connectingTo: .unix(path: path)) }

    private func write(_ bytes: [UInt8]) { for byte in bytes { uart.store(at: 0, .byte, UInt64(byte)) } }

    /// Writes as a driver does that waits for the transmitter: nothing once it is full.
    private func writeWhatFits(_ byte: UInt8) -> Bool {
        guard uart.load(at: 5, .byte) & 0x20 != 0 else { return false }
        uart.store(at: 0, .byte, UInt64(byte))
        return true
    }

    @Test func `what the guest sends reaches the peer, and what the peer sends the guest`() throws {
        let peer = SocketPeer(try connect())
        run("the peer is served") { [self] in uart.port.connection != nil }
        uart.store(at: 1, .byte, 0x01)
        write(Array("login: ".utf8))
        run("output arrives") { peer.received == Array("login: ".utf8) }
        #expect(try peer.send(Array("root\n".utf8)) == 5)
        run("the interrupt is asserted") { [isAsserted] in isAsserted.withLock { $0 } }
        #expect((0..<5).map { _ in UInt8(uart.load(at: 0, .byte)) } == Array("root\n".utf8))
        #expect(!isAsserted.withLock { $0 })
    }

    @Test func `a peer that does not read holds the guest back, and loses nothing`() throws {
        let peer = SocketPeer(try connect())
        run("the peer is served") { [self] in uart.port.connection != nil }
        var written: [UInt8] = []
        // The socket takes some hundred kilobytes; then the transmitter stays full.
        var rounds = 0
        while rounds < 50 {
            rounds += 1
            while writeWhatFits(UInt8(truncatingIfNeeded: written.count &* 31)) {
                written.append(UInt8(truncatingIfNeeded: written.count &* 31))
                rounds = 0
            }
            loop.submit { [loop] in loop.stop() }
            loop.run()
        }
        #expect(written.count > UART16550A.outgoingLimit)
        run("all arrives") { peer.received.count == written.count }
        #expect(peer.received == written)
        #expect(uart.load(at: 5, .byte) == 0x60)
    }

    @Test func `a guest that does not read holds the peer back, and loses nothing`() throws {
        let peer = SocketPeer(try connect())
        var sent: [UInt8] = []
        var blocked = 0
        while blocked < 50 {
            let chunk = (0..<1000).map { UInt8(truncatingIfNeeded: (sent.count + $0) &* 7) }
            let count = try peer.send(chunk)
            sent += chunk[..<count]
            blocked = count == 0 ? blocked + 1 : 0
            loop.submit { [loop] in loop.stop() }
            loop.run()
        }
        var read: [UInt8] = []
        run("all arrives") { [self] in
            while uart.load(at: 5, .byte) & 1 != 0 { read.append(UInt8(uart.load(at: 0, .byte))) }
            return read.count >= sent.count
        }
        #expect(read == sent)
    }

    @Test func `what is sent without a peer is lost, and the guest is not held back`() throws {
        run("the port is settled") { [self] in uart.port.isSettled }
        for _ in 0..<20 {
            for byte in 0..<250 as Range<UInt8> { #expect(writeWhatFits(byte)) }
            loop.submit { [loop] in loop.stop() }
            loop.run()
        }
        let peer = SocketPeer(try connect())
        run("the peer is served") { [self] in uart.port.connection != nil }
        write([42])
        run("later output arrives") { !peer.received.isEmpty }
        #expect(peer.received == [42])
    }

    @Test func `a peer that goes makes room for the next`() throws {
        for byte in [1, 2, 3] as [UInt8] {
            let peer = SocketPeer(try connect())
            run("the peer is served") { [self] in uart.port.connection != nil }
            write([byte])
            run("output arrives") { peer.received == [byte] }
            peer.close()
            run("its end is noticed") { [self] in uart.port.connection == nil }
        }
    }

    @Test func `wide accesses reach the register at their offset, others none`() {
        uart.store(at: 7, .byte, 0x5A)
        #expect(uart.load(at: 7, .byte) == 0x5A)
        #expect(uart.load(at: 4, .word) == 0)
        #expect(uart.load(at: 0, .double) == 0)
        #expect(uart.load(at: 8, .byte) == 0)
        uart.store(at: 0xFF, .byte, 1)
        #expect(uart.faults.count == 2)
        #expect(reports.lines.count == 1)
    }

    @Test func `a second port cannot have the same character device`() throws {
        let other = UART16550A(interrupt: InterruptLine { _ in }, loop: loop) { _ in }
        let device = try #require(devices["serial0"])
        let error = #expect(throws: QAPIError.self) { try other.attach(to: device) }
        #expect(error?.text == "chardev 'serial0' is already in use")
        #expect(uart.characterDeviceLabel == "serial0")
    }
}

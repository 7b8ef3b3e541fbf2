// SPDX-License-Identifier: Apache-2.0

import CharacterDevices
import EventLoop
import QAPI
import QMPServer
import SystemCalls
import Testing

/// A monitor on a real device.
@Suite("Monitors on devices", .timeLimit(.minutes(1)))
struct DeviceTests {
    let server: TestServer
    let devices: CharacterDevices

    init() throws {
        server = try TestServer()
        devices = CharacterDevices(loop: server.loop, descriptorSets: DescriptorSets(), report: { _ in })
    }

    @Test("a device has one monitor")
    func oneMonitor() throws {
        let device = try devices.add("c", .null, .inherited)
        try server.server.addMonitor(on: device)
        let failure = #expect(throws: QAPIError.self) { try server.server.addMonitor(on: device) }
        #expect(failure == QAPIError("chardev 'c' is already in use"))
    }

    @Test("the peers of a socket are served at once, and each finds what it passed")
    func socket() throws {
        let address = SocketAddress.abstract(name: "apus-test-\(ThreadIdentifier.current.rawValue)", isTight: true)
        let role = SocketConfiguration.Role.server(waits: false)
        let configuration = SocketConfiguration(address: .socket(address), role: role)
        try server.server.addMonitor(on: devices.add("c", .socket(configuration), .inherited))
        let (first, second) = (try SocketPeer(address), try SocketPeer(address))
        let pipe = try TestPipe()
        try first.send(#"{"execute": "qmp_capabilities"}"#)
        try first.send(#"{"execute": "echo"}"#)
        try first.send(#"{"execute": "take"}"#, passing: [pipe.passed])
        pipe.closePassed()
        try second.send(#"{"execute": "take"}"#)
        try run { first.lines.count == 4 && second.lines.count == 2 }
        #expect(first.lines.last == #"{"return": \#(pipe.inode)}"#)
        #expect(second.lines.last?.contains("Expecting capabilities negotiation") == true)
        #expect(pipe.isClosed)
    }

    /// Runs the loop until something holds.
    private func run(until condition: () -> Bool) throws {
        let deadline = MonotonicInstant.now.advanced(byNanoseconds: 20_000_000_000)
        while !condition() {
            try #require(MonotonicInstant.now < deadline)
            server.run()
        }
    }
}

/// The other end of a socket.
private final class SocketPeer {
    private let socket: StreamSocket
    private var received = ""

    init(_ address: SocketAddress) throws { socket = try StreamSocket(connectingTo: address) }

    func send(_ text: String, passing descriptors: [CInt] = []) throws {
        let bytes = Array(text.utf8)
        _ = try socket.send(bytes.span, passing: descriptors)
    }

    /// The lines that came so far, without their ends.
    var lines: [String] {
        var buffer = [UInt8](repeating: 0, count: 4096)
        while let got = try? socket.receive(into: &buffer), got.count > 0 {
            received += String(decoding: buffer[..<got.count], as: UTF8.self)
        }
        return received.split(separator: "\r\n").map(String.init)
    }
}

// SPDX-License-Identifier: Apache-2.0

import EventLoop
import QAPI
import SystemCalls
import Testing

@testable import CharacterDevices

/// A loop with devices and a folder for their sockets. The test's thread runs the loop while it waits for something.
final class Room {
    let directory: TemporaryDirectory
    let loop: EventLoop
    let sets = DescriptorSets()
    let devices: CharacterDevices
    let frontEnd = RecordingFrontEnd()
    let reports: Reports

    /// The lines for the person who runs the program, and how often it was to end.
    final class Reports {
        var lines: [String] = []
        var quits = 0
    }

    /// - Parameter standardStreams: What a `stdio` device gets; nil where the test has none.
    init(standardStreams: DeviceFactory.StandardStreams? = nil) throws {
        directory = try TemporaryDirectory()
        loop = try EventLoop()
        let reports = Reports()
        self.reports = reports
        devices = CharacterDevices(
            loop: loop,
            descriptorSets: sets,
            report: { reports.lines.append($0) },
            quit: { reports.quits += 1 }
        ) {
            (keepsSignals) throws(SystemCallError) in
            guard let standardStreams else { throw SystemCallError(operation: "use stdio", errno: .badFileDescriptor) }
            return try standardStreams(keepsSignals)
        }
    }

    deinit { devices.removeAll() }

    /// The path of the socket that most tests use.
    var path: String { directory.path(of: "s") }

    /// Makes a device on a socket with the front end attached.
    func server(_ address: SocketDeviceAddress? = nil, label: String = "c") throws -> CharacterDevice {
        let device = try devices.add(label, Self.server(address ?? .socket(.unix(path: path))), .inherited)
        try device.attach(frontEnd)
        return device
    }

    static func server(_ address: SocketDeviceAddress) -> CharacterDeviceConfiguration {
        .socket(SocketConfiguration(address: address, role: .server(waits: false)))
    }

    static func client(
        _ address: SocketDeviceAddress,
        reconnectMilliseconds: Int64 = 0
    ) -> CharacterDeviceConfiguration {
        .socket(SocketConfiguration(address: address, role: .client(reconnectMilliseconds: reconnectMilliseconds)))
    }

    /// Connects to the server.
    func connect() throws -> Peer { Peer(try StreamSocket(connectingTo: .unix(path: path))) }

    /// Runs the loop until the condition holds, which it is given some time for.
    func run(
        _ what: Comment,
        sourceLocation: SourceLocation = #_sourceLocation,
        until condition: @escaping () -> Bool
    ) {
        let end = MonotonicInstant.now.advanced(byNanoseconds: 20_000_000_000)
        runLoop { condition() || MonotonicInstant.now >= end }
        #expect(condition(), what, sourceLocation: sourceLocation)
    }

    /// Runs the loop for a moment, in which something is not to happen.
    func runForAMoment(milliseconds: Int64 = 10) {
        let end = MonotonicInstant.now.advanced(byNanoseconds: milliseconds * 1_000_000)
        runLoop { MonotonicInstant.now >= end }
    }

    private func runLoop(until isDone: @escaping () -> Bool) {
        Check(loop, isDone: isDone).schedule()
        loop.run()
    }
}

/// Looks every millisecond whether the loop is to stop.
private final class Check {
    private let loop: EventLoop
    private let isDone: () -> Bool

    init(_ loop: EventLoop, isDone: @escaping () -> Bool) {
        self.loop = loop
        self.isDone = isDone
    }

    func schedule() {
        loop.schedule(at: MonotonicInstant.now.advanced(byNanoseconds: 1_000_000)) { [self] in
            if isDone() { loop.stop() } else { schedule() }
        }
    }
}

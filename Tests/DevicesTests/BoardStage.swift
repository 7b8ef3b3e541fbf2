// SPDX-License-Identifier: Apache-2.0

import CharacterDevices
import EventLoop
import Machine
import SystemCalls
import Testing

@testable import Devices

/// A board with a program, the machine made of it, and somebody at the other end of the serial line. The test's thread is
/// the main loop's while it waits for something.
final class BoardStage: MachineObserver {
    let loop: EventLoop
    let machine: Machine
    let board: VirtBoard
    let reports = Reports()
    let peer: SocketPeer
    private(set) var events: [MachineEvent] = []
    private(set) var ending: MachineEnding?
    private let devices: CharacterDevices
    private let folder: Tree

    /// - Parameter prepare: Adds to the configuration; it gets a function that makes a file of a program.
    init(_ prepare: (inout BoardConfiguration, (String, [UInt8]) throws -> String) throws -> Void) throws {
        folder = try Tree([:])
        loop = try EventLoop()
        let (reports, path) = (reports, folder.path)
        devices = CharacterDevices(loop: loop, descriptorSets: DescriptorSets()) { reports.add($0) }
        var configuration = BoardConfiguration()
        try prepare(&configuration) { name, bytes in
            try FileSystem.writeFile("\(path)/\(name)", bytes)
            return "\(path)/\(name)"
        }
        board = try VirtBoard(configuration, loop: loop) { reports.add($0) }
        let socket = SocketConfiguration(
            address: .socket(.unix(path: path + "/serial")),
            role: .server(waits: false)
        )
        try board.serialPort.attach(to: try devices.add("serial0", .socket(socket), .inherited))
        peer = SocketPeer(try StreamSocket(connectingTo: .unix(path: path + "/serial")))
        machine = try Machine(board.parts, loop: loop) { reports.add($0) }
        machine.observer = self
        wait("the serial line is connected") { [board] in board.serialPort.port.connection != nil }
    }

    deinit {
        machine.end()
        devices.removeAll()
    }

    func machine(_ machine: Machine, didEmit event: MachineEvent) { events.append(event) }
    func machine(_ machine: Machine, didEnd ending: MachineEnding) { self.ending = ending }

    /// Lets the guest run until it has ended the machine, and what it has sent has arrived.
    func runToEnd() throws {
        try machine.resume()
        wait("the guest ends") { self.ending != nil }
        // Its last bytes are sent by work that was submitted before the request that ended it.
    }

    /// Runs the loop until the condition holds, which it is given some time for.
    func wait(_ what: Comment, until condition: @escaping () -> Bool) {
        let end = MonotonicInstant.now.advanced(byNanoseconds: 20_000_000_000)
        Watch(loop) { condition() || MonotonicInstant.now >= end }.schedule()
        loop.run()
        #expect(condition(), what)
    }
}

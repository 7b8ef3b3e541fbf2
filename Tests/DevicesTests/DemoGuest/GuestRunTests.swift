// SPDX-License-Identifier: Apache-2.0

import Machine
import TestGuests
import Testing

@testable import Devices

@Suite("Boards that run the guests in the package")
struct GuestRunTests {
    private func stage(_ guest: TestGuest) throws -> BoardStage {
        try BoardStage { configuration, file in
            configuration.firmware = guest.start == .machineMode ? .none : .builtIn
            configuration.hartCount = 2
            configuration.kernel = try file("kernel", guest.image)
        }
    }

    @Test("compute what others compute", arguments: TestGuest.kernels)
    func kernels(guest: TestGuest) throws {
        let stage = try stage(guest)
        try stage.runToEnd()
        #expect(stage.peer.text == guest.output)
        #expect(stage.ending == .success)
    }

    @Test("are not hurt by guests that misbehave, and say little of it", arguments: TestGuest.faults)
    func faults(guest: TestGuest) throws {
        let stage = try stage(guest)
        try stage.runToEnd()
        #expect(stage.peer.text == guest.output)
        #expect(stage.ending == .success)
        #expect(stage.reports.lines.count <= 1)
    }

    @Test("go on whatever is written to their devices")
    func noise() throws {
        let stage = try stage(.deviceNoise)
        try stage.runToEnd()
        #expect(stage.ending == .success)
        #expect(stage.reports.lines.count <= 4)
    }

    @Test("stop and go on while a guest does nothing but take traps, or nothing at all", arguments: TestGuest.endless)
    func endless(guest: TestGuest) throws {
        let stage = try stage(guest)
        for _ in 0..<3 {
            try stage.machine.resume()
            stage.machine.stop()
        }
        #expect(stage.events == [.resume, .stop, .resume, .stop, .resume, .stop])
        #expect(stage.reports.lines == [])
    }

    private static let commands = [
        ("machine", "2 harts, 128 MiB of memory, started by Apus (SBI "), ("rtc", " UTC"),
        ("cpus", "hart 1: stopped; when started, it answered after "), ("time", "The machine has run for "),
        ("ticks 2", "2 ticks, the latest by "), ("memtest 1", "scattered bits: good, "),
        ("nonsense", "There is no nonsense."),
    ]

    @Test("are told by the demo guest that it has given up, and let it go on")
    func panic() throws {
        let stage = try BoardStage { configuration, file in
            configuration.kernel = try file("kernel", DemoGuest.kernel)
        }
        stage.machine.actions.panic = .none
        try stage.machine.resume()
        stage.wait("there is a prompt") { stage.peer.text.hasSuffix("\r\n> ") }
        _ = try stage.peer.send(Array("panic\r".utf8))
        stage.wait("it goes on") { stage.peer.text.hasSuffix("I go on nevertheless.\r\n> ") }
        #expect(stage.events == [.resume, .guestPanicked(.run)])
    }

    @Test("answer through the demo guest")
    func demo() throws {
        let stage = try BoardStage { configuration, file in
            configuration.hartCount = 2
            configuration.kernel = try file("kernel", DemoGuest.kernel)
        }
        try stage.machine.resume()
        for (command, answer) in Self.commands {
            stage.wait("there is a prompt") { stage.peer.text.hasSuffix("\r\n> ") }
            let before = stage.peer.received.count
            _ = try stage.peer.send(Array("\(command)\r".utf8))
            stage.wait("\(command) is answered") {
                let said = String(decoding: stage.peer.received[before...], as: UTF8.self)
                return said.contains(answer) && said.hasSuffix("\r\n> ")
            }
        }
        _ = try stage.peer.send(Array("poweroff\r".utf8))
        stage.wait("the machine is off") { stage.ending != nil }
        #expect(stage.ending == .success)
    }
}

// SPDX-License-Identifier: Apache-2.0

import Glibc
import JSON
import ObjectModel
import QAPI
import RISCV
import SystemCalls
import Testing

@testable import Machine

/// The machine in the object tree.
struct ObjectTests {
    private let test: TestMachine
    private let tree: ObjectTree

    init() throws {
        test = try TestMachine([.sleeping(), .sleeping()], devices: 2)
        let board = ObjectType.machine(board: "test")
        tree = ObjectTree(types: [.machine, board] + Machine.partTypes, machine: board)
    }

    @Test("harts, clock and devices stand below the machine")
    func children() throws {
        try test.machine.add(to: tree)
        #expect(tree.machine.children.map(\.name) == ["hart[0]", "hart[1]", "clock", "device0", "device1"])
        for hart in test.machine.harts {
            #expect(try tree.object(at: hart.path).objectType.implements("device"))
            #expect(try UInt64(from: tree.value(of: "hartid", at: hart.path), .server) == UInt64(hart.index))
            let identifier = try Int64(from: tree.value(of: "thread-id", at: hart.path), .server)
            #expect(identifier == Int64(hart.threadIdentifier.rawValue))
        }
        let device = try #require(try tree.object(at: "/machine/device1") as? DeviceObject)
        #expect(device.device.device === test.devices[1])
        #expect(device.objectType.name == "test-registers")
    }

    @Test("the guest's time is read as properties")
    func clock() throws {
        try test.machine.add(to: tree)
        let path = "/machine/clock"
        #expect(try !Bool(from: tree.value(of: "running", at: path), .server))
        try test.machine.resume()
        #expect(try Bool(from: tree.value(of: "running", at: path), .server))
        test.machine.stop()
        let nanoseconds = test.clock.nanoseconds
        #expect(nanoseconds > 0)
        #expect(try Int64(from: tree.value(of: "nanoseconds", at: path), .server) == nanoseconds)
        #expect(try UInt64(from: tree.value(of: "ticks", at: path), .server) == test.clock.ticks)
    }

    @Test("what becomes of stopped time is said, and chosen by name")
    func stoppedTime() throws {
        try test.machine.add(to: tree)
        let (path, property) = ("/machine/clock", "stopped-time")
        #expect(try String(from: tree.value(of: property, at: path), .server) == "freeze")
        try tree.set(property, at: path, to: "advance")
        #expect(test.clock.stoppedTime == .advance)
        #expect(try String(from: tree.value(of: property, at: path), .server) == "advance")
        let refusal = QAPIError("Parameter 'stopped-time' does not accept value 'flies'")
        #expect(throws: refusal) { try tree.set(property, at: path, to: "flies") }
        #expect(test.clock.stoppedTime == .advance)
    }

    @Test("a machine that is to make up for stopped time has its guest ahead when it goes on")
    func advance() throws {
        test.clock.stoppedTime = .advance
        try test.machine.resume()
        test.machine.stop()
        let stopped = test.clock.nanoseconds
        usleep(20_000)
        try test.machine.resume()
        #expect(test.clock.nanoseconds >= stopped + 20_000_000)
    }

    @Test("two devices cannot have one name")
    func duplicates() throws {
        try test.machine.add(to: tree)
        #expect(throws: QAPIError.self) { try test.machine.add(to: tree) }
    }
}

// SPDX-License-Identifier: Apache-2.0

import QAPI
import SystemCalls
import Testing

@testable import CharacterDevices

/// The collection of devices, and those without sockets.
@Suite(.timeLimit(.minutes(1))) struct CharacterDevicesTests {
    @Test("devices are found by name and listed in the order in which they came")
    func list() throws {
        let room = try Room()
        try room.devices.add("b", .null, .inherited)
        try room.devices.add("a", .null, .inherited)
        #expect(room.devices.list.map(\.label) == ["b", "a"])
        #expect(room.devices["a"]?.fileName == "null")
        #expect(room.devices["c"] == nil)
    }

    @Test("a name is given once")
    func duplicate() throws {
        let room = try Room()
        try room.devices.add("a", .null, .inherited)
        #expect(throws: QAPIError("Chardev with id 'a' already exists")) {
            try room.devices.add("a", .null, .inherited)
        }
    }

    @Test("a device that is not there cannot be removed")
    func removeMissing() throws {
        let room = try Room()
        #expect(throws: QAPIError("Chardev 'a' not found")) { try room.devices.remove("a") }
    }

    @Test("a device with a front end cannot be removed")
    func removeBusy() throws {
        let room = try Room()
        try room.devices.add("a", .null, .inherited).attach(room.frontEnd)
        #expect(throws: QAPIError("Chardev 'a' is busy")) { try room.devices.remove("a") }
        #expect(room.devices.list.count == 1)
    }

    @Test("a removed name is free again")
    func removed() throws {
        let room = try Room()
        try room.devices.add("a", .null, .inherited)
        try room.devices.remove("a")
        #expect(room.devices["a"] == nil)
        try room.devices.add("a", .null, .inherited)
    }

    @Test("a front end of a null device never hears anything")
    func null() throws {
        let room = try Room()
        try room.devices.add("a", .null, .inherited).attach(room.frontEnd)
        room.runForAMoment()
        #expect(room.frontEnd.events.isEmpty)
    }

    @Test("a command is told which device it could not add, and why")
    func plug() throws {
        let room = try Room()
        let names = NamedDescriptors()
        try room.devices.plug("a", names) { .null }
        #expect(throws: QAPIError("Chardev with id 'a' already exists")) { try room.devices.plug("a", names) { .null } }
        #expect(throws: QAPIError("Failed to add chardev 'b': File descriptor named 'x' has not been found")) {
            try room.devices.plug("b", names) { Room.server(.descriptor("x")) }
        }
        #expect(throws: QAPIError("Failed to add chardev 'b': no")) {
            try room.devices.plug("b", names) { () throws(QAPIError) in throw QAPIError("no") }
        }
    }
}

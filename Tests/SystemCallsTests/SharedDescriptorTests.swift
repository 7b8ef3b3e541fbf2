// SPDX-License-Identifier: Apache-2.0

import SystemCalls
import Testing

@Suite("SharedDescriptor")
struct SharedDescriptorTests {
    @Test("one is open as long as somebody has it")
    func lifetime() throws {
        let pipe = try Pipe()
        var first: SharedDescriptor? = try SharedDescriptor(pipe.readEnd.duplicate())
        let second = first
        first = nil
        _ = try pipe.writeEnd.writeAvailable([1].span)
        var buffer = [UInt8](repeating: 0, count: 4)
        #expect(try second?.descriptor.readAvailable(into: &buffer) == 1)
    }

    @Test("a duplicate of a number is another descriptor of the same file")
    func duplicating() throws {
        let pipe = try Pipe()
        let copy = try SharedDescriptor(duplicating: pipe.writeEnd.rawValue)
        #expect(copy.descriptor.rawValue != pipe.writeEnd.rawValue)
        #expect(try copy.descriptor.writeAvailable([7, 8].span) == 2)
    }

    @Test("a number that is not open is an error")
    func notOpen() {
        #expect(throws: SystemCallError(operation: "duplicate", errno: .badFileDescriptor)) {
            try SharedDescriptor(duplicating: -1)
        }
    }

    @Test("a file can be opened, and one that is not there is an error with its path")
    func opening() throws {
        var buffer = [UInt8](repeating: 1, count: 4)
        let zeros = try SharedDescriptor(opening: "/dev/zero")
        #expect(try zeros.descriptor.readAvailable(into: &buffer) == 4)
        #expect(buffer == [0, 0, 0, 0])
        let error = SystemCallError(operation: "open", path: "/nonexistent", errno: .noSuchFileOrDirectory)
        #expect(throws: error) { try SharedDescriptor(opening: "/nonexistent") }
    }
}

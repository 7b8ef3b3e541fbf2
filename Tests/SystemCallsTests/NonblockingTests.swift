// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SystemCalls

/// Descriptors in non-blocking mode.
@Suite struct NonblockingTests {
    @Test("reading brings what is there, then nothing, then the end")
    func reading() throws {
        var writeEnd: OwnedDescriptor?
        let pipe = try Pipe()
        writeEnd = try pipe.writeEnd.duplicate()
        let reader = try pipe.readEnd.duplicate()
        _ = consume pipe
        try reader.setNonblocking(true)
        try writeEnd?.write([1, 2])
        var buffer: [UInt8] = [0, 0, 0]
        #expect(try reader.readAvailable(into: &buffer) == 2)
        #expect(buffer == [1, 2, 0])
        #expect(try reader.readAvailable(into: &buffer) == nil)
        writeEnd = nil
        #expect(try reader.readAvailable(into: &buffer) == 0)
    }

    @Test("writing takes what there is room for, then nothing")
    func writing() throws {
        let pipe = try Pipe()
        try pipe.writeEnd.setNonblocking(true)
        let bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = try #require(try pipe.writeEnd.writeAvailable(bytes.span))
        #expect(0 < count && count < bytes.count)
        #expect(try pipe.writeEnd.writeAvailable(bytes.span) == nil)
    }

    @Test("errors are thrown")
    func errors() throws {
        let pipe = try Pipe()
        let bytes: [UInt8] = [1]
        var buffer: [UInt8] = [0]
        _ = ForcedErrors.with(.counted(.noSpace, 2), in: "write") {
            #expect(throws: SystemCallError.self) { try pipe.writeEnd.writeAvailable(bytes.span) }
        }
        _ = ForcedErrors.with(.counted(.invalidArgument, 2), in: "read") {
            #expect(throws: SystemCallError.self) { try pipe.readEnd.readAvailable(into: &buffer) }
        }
    }

    @Test("the mode is set and reset")
    func mode() throws {
        let pipe = try Pipe()
        for isNonblocking in [true, true, false, false] {
            try pipe.readEnd.setNonblocking(isNonblocking)
            let mode = pipe.readEnd.isNonblocking
            #expect(mode == isNonblocking)
        }
    }
}

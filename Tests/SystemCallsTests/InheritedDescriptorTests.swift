// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

@testable import SystemCalls

/// Descriptors that a process was started with.
@Suite struct InheritedDescriptorTests {
    @Test("an inherited descriptor is taken once")
    func once() throws {
        let pipe = try Pipe()
        // Unlike what is opened here, this would survive the start of a program.
        let number = fcntl(pipe.readEnd.rawValue, F_DUPFD, 0)
        let taken = try OwnedDescriptor(inherited: number)
        #expect(fcntl(number, F_GETFD) == FD_CLOEXEC)
        #expect(throws: SystemCallError(operation: "take over a descriptor", errno: .busy)) {
            _ = try OwnedDescriptor(inherited: number)
        }
        try taken.close()
    }

    @Test("what was opened here is not inherited")
    func own() throws {
        let pipe = try Pipe()
        #expect(throws: SystemCallError(operation: "take over a descriptor", errno: .busy)) {
            _ = try OwnedDescriptor(inherited: pipe.readEnd.rawValue)
        }
    }

    @Test("a number that nothing has is refused", arguments: [-1, 1 << 20])
    func missing(number: Int32) {
        #expect(throws: SystemCallError(operation: "take over a descriptor", errno: .badFileDescriptor)) {
            _ = try OwnedDescriptor(inherited: number)
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SystemCalls

struct EventDescriptorTests {
    /// Whether the flag is up.
    private func isUp(_ event: borrowing EventDescriptor) throws -> Bool {
        let epoll = try Epoll()
        try epoll.add(event.descriptor, .readable, token: 0)
        var events = [Epoll.Event()]
        return try epoll.wait(&events, timeoutNanoseconds: 0) == 1
    }

    @Test("the flag is down at first")
    func new() throws {
        let event = try EventDescriptor()
        #expect(try !isUp(event))
    }

    @Test("signals raise the flag, and one drain lowers it", arguments: [1, 3])
    func signal(count: Int) throws {
        let event = try EventDescriptor()
        for _ in 0..<count { event.signal() }
        #expect(try isUp(event))
        event.drain()
        #expect(try !isUp(event))
    }

    @Test("draining what was not signalled does not wait")
    func drain() throws {
        let event = try EventDescriptor()
        event.drain()
        #expect(try !isUp(event))
    }

    @Test("one that cannot be made is an error")
    func failure() {
        let error = #expect(throws: SystemCallError.self) {
            try ForcedErrors.with(.counted(.tooManyOpenFiles, 1), in: "make an event descriptor") {
                _ = try EventDescriptor()
            }
        }
        #expect(error == SystemCallError(operation: "make an event descriptor", errno: .tooManyOpenFiles))
    }
}

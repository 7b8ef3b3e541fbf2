// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

@testable import SystemCalls

final class EpollTests {
    private let epoll: Epoll
    private let pipe: Pipe

    init() throws {
        epoll = try Epoll()
        pipe = try Pipe()
    }

    /// What is ready now, of at most so many.
    private func ready(atMost count: Int = 8) throws -> [Epoll.Event] {
        var events = [Epoll.Event](repeating: Epoll.Event(), count: count)
        return Array(events[..<(try epoll.wait(&events, timeoutNanoseconds: 0))])
    }

    @Test("nothing is ready where nothing happened")
    func nothing() throws {
        try epoll.add(pipe.readEnd, .readable, token: 1)
        #expect(try ready().isEmpty)
    }

    @Test("a descriptor with bytes is readable, under its token, until they are read")
    func readable() throws {
        try epoll.add(pipe.readEnd, .readable, token: .max)
        try pipe.writeEnd.write([1])
        for _ in 0..<2 {
            let events = try ready()
            #expect(events.map(\.token) == [.max])
            #expect(events.map(\.isReadable) == [true])
            #expect(events.map(\.isWritable) == [false])
        }
        var byte: [UInt8] = [0]
        _ = try pipe.readEnd.read(into: &byte)
        #expect(try ready().isEmpty)
    }

    @Test("a descriptor with room is writable")
    func writable() throws {
        try epoll.add(pipe.writeEnd, .writable, token: 2)
        let events = try ready()
        #expect(events.map(\.isWritable) == [true])
        #expect(events.map(\.isReadable) == [false])
    }

    @Test("the interest and the token can be changed")
    func modified() throws {
        try epoll.add(pipe.writeEnd, [], token: 1)
        #expect(try ready().isEmpty)
        try epoll.modify(pipe.writeEnd, .writable, token: 2)
        #expect(try ready().map(\.token) == [2])
    }

    @Test("a removed descriptor is silent")
    func removed() throws {
        try epoll.add(pipe.writeEnd, .writable, token: 1)
        epoll.remove(pipe.writeEnd)
        #expect(try ready().isEmpty)
    }

    @Test("a hang-up is reported whatever the interest")
    func hangUp() throws {
        let pipe = try Pipe()
        let readEnd = pipe.readEnd
        try epoll.add(readEnd, [], token: 1)
        try pipe.writeEnd.close()
        #expect(try ready().map(\.isHungUp) == [true])
    }

    @Test("a hang-up that is all there is to wait for is reported as it comes, not as long as it lasts")
    func hangUpAlone() throws {
        let pipe = try Pipe()
        let readEnd = pipe.readEnd
        try epoll.add(readEnd, [], token: 1)
        try pipe.writeEnd.close()
        #expect(try ready().count == 1)
        #expect(try ready().isEmpty)
        try epoll.modify(readEnd, .readable, token: 1)
        #expect(try ready().count == 1)
        #expect(try ready().count == 1)
    }

    @Test("a pipe that nobody reads has an error")
    func error() throws {
        let pipe = try Pipe()
        let writeEnd = pipe.writeEnd
        try epoll.add(writeEnd, [], token: 1)
        try pipe.readEnd.close()
        #expect(try ready().map(\.hasError) == [true])
    }

    @Test("no more events come at once than there is room for")
    func room() throws {
        let second = try Pipe()
        try epoll.add(pipe.writeEnd, .writable, token: 1)
        try epoll.add(second.writeEnd, .writable, token: 2)
        #expect(try ready(atMost: 1).count == 1)
        #expect(try Set(ready().map(\.token)) == [1, 2])
    }

    @Test("a wait ends when its time is up, not before, even where it is interrupted", arguments: [0, 3])
    func timeout(interruptions: Int) throws {
        var events = [Epoll.Event()]
        let start = MonotonicInstant.now
        let count = try ForcedErrors.with(.counted(.interrupted, interruptions), in: "wait for events") {
            try epoll.wait(&events, timeoutNanoseconds: 1_500_000)
        }
        #expect(count == 0)
        #expect(MonotonicInstant.now.nanoseconds(since: start) >= 1_500_000)
    }

    @Test("a wait without limit ends when another thread signals")
    func wake() throws {
        let event = Shared(try EventDescriptor())
        try epoll.add(event.value.descriptor, .readable, token: 1)
        let thread = try OwnedThread(name: "signals") { event.value.signal() }
        var events = [Epoll.Event()]
        let count = try epoll.wait(&events, timeoutNanoseconds: nil)
        #expect(count == 1)
        thread.join()
    }

    @Test("a regular file cannot be watched")
    func regularFile() throws {
        let directory = try TemporaryDirectory()
        try FileSystem.writeFile(directory.path(of: "file"), [1])
        let file = OwnedDescriptor(owning: unsafe open(directory.path(of: "file"), O_RDONLY))
        let error = #expect(throws: SystemCallError.self) { try epoll.add(file, .readable, token: 1) }
        #expect(error == SystemCallError(operation: "watch a descriptor", errno: .operationNotPermitted))
    }
}

// SPDX-License-Identifier: Apache-2.0

import Glibc
import SystemCalls
import Testing

@testable import EventLoop

@Suite(.timeLimit(.minutes(1)))
final class FileHandlerTests {
    private let loop: EventLoop
    private let pipe: TestPipe

    init() throws {
        loop = try EventLoop()
        pipe = try TestPipe()
    }

    @Test("a handler is called in every pass while its descriptor is readable")
    func readable() throws {
        var calls: [Readiness] = []
        try loop.watch(pipe.readEnd, for: .readable) { calls.append($0) }
        loop.runOnce()
        #expect(calls.isEmpty)
        pipe.write()
        loop.runOnce()
        loop.runOnce()
        #expect(calls == [.readable, .readable])
        pipe.read()
        loop.runOnce()
        #expect(calls.count == 2)
    }

    @Test("a handler is called while its descriptor has room")
    func writable() throws {
        var calls: [Readiness] = []
        try loop.watch(pipe.writeEnd, for: .writable) { calls.append($0) }
        loop.runOnce()
        #expect(calls == [.writable])
    }

    @Test("a pass that sleeps ends when a descriptor becomes ready")
    func sleeping() throws {
        try loop.watch(pipe.readEnd, for: .readable) { [loop] _ in loop.stop() }
        let thread = try OwnedThread(name: "writes") { [pipe] in pipe.write() }
        loop.runToStop()
        thread.join()
    }

    @Test("a hang-up comes as readiness to read")
    func readerHangUp() throws {
        var calls: [Readiness] = []
        let ends = try Pipe()
        let readEnd = ends.readEnd
        try loop.watch(readEnd, for: .readable) { calls.append($0) }
        try ends.writeEnd.close()
        loop.runOnce()
        #expect(calls == [[.readable, .hangUp]])
    }

    @Test("that nobody reads comes as readiness to write")
    func writerHangUp() throws {
        var calls: [Readiness] = []
        let ends = try Pipe()
        let writeEnd = ends.writeEnd
        try loop.watch(writeEnd, for: .writable) { calls.append($0) }
        try ends.readEnd.close()
        loop.runOnce()
        #expect(calls == [[.writable, .hangUp]])
    }

    @Test("a handler that waits for nothing is not called for a hang-up, which keeps nobody awake")
    func noInterest() throws {
        var calls: [Readiness] = []
        let ends = try Pipe()
        let readEnd = ends.readEnd
        let handler = try loop.watch(readEnd, for: []) { calls.append($0) }
        try ends.writeEnd.close()
        let stopper = loop.schedule(at: .inMicroseconds(3000)) { [loop] in loop.stop() }
        loop.runToStop()
        #expect(calls.isEmpty)
        #expect(loop.confined.statistics.passes < 5)
        #expect(!stopper.isScheduled)
        handler.interest = .readable
        loop.runOnce()
        #expect(calls == [[.readable, .hangUp]])
    }

    @Test("a handler is called for what it waits for now")
    func changedInterest() throws {
        var calls = 0
        pipe.write()
        let handler = try loop.watch(pipe.readEnd, for: .readable) { _ in calls += 1 }
        handler.interest = []
        loop.runOnce()
        #expect(calls == 0)
        handler.interest = .readable
        loop.runOnce()
        #expect(calls == 1)
        #expect(handler.interest == .readable)
    }

    /// Two handlers that are ready in the same pass; the one that is called first does something to the other.
    private func race(_ act: @escaping (FileHandler) -> Void) throws -> (calls: Int, other: TestPipe) {
        let other = try TestPipe()
        var handlers: [FileHandler] = []
        var calls = 0
        for pipe in [pipe, other] {
            pipe.write()
            let index = handlers.count
            handlers.append(
                try loop.watch(pipe.readEnd, for: .readable) { _ in
                    calls += 1
                    act(handlers[1 - index])
                }
            )
        }
        loop.runOnce()
        return (calls, other)
    }

    @Test("a handler that is cancelled by another in the same pass is not called")
    func cancelledByOther() throws {
        #expect(try race { $0.cancel() }.calls == 1)
    }

    @Test("a handler that no longer waits when its turn comes is not called")
    func interestLostInPass() throws {
        #expect(try race { $0.interest = [] }.calls == 1)
    }

    @Test("an event that was collected for a cancelled handler does not reach the one that takes its place")
    func reusedPlace() throws {
        let fresh = try TestPipe()
        var strayCalls = 0
        let loop = loop
        let calls = try race { other in
            other.cancel()
            do {
                try loop.watch(fresh.readEnd, for: .readable) { _ in strayCalls += 1 }
            } catch {
                Issue.record(error)
            }
        }.calls
        #expect(calls == 1)
        #expect(strayCalls == 0)
    }

    @Test("a handler can cancel itself while it is called")
    func cancelledByItself() throws {
        var calls = 0
        var handler: FileHandler?
        pipe.write()
        handler = try loop.watch(pipe.readEnd, for: .readable) { _ in
            calls += 1
            handler?.cancel()
        }
        loop.runOnce()
        loop.runOnce()
        #expect(calls == 1)
    }

    @Test("a cancelled descriptor can be watched anew")
    func watchedAnew() throws {
        var calls: [Int] = []
        pipe.write()
        try loop.watch(pipe.readEnd, for: .readable) { _ in calls.append(1) }.cancel()
        try loop.watch(pipe.readEnd, for: .readable) { _ in calls.append(2) }
        loop.runOnce()
        #expect(calls == [2])
    }

    @Test("to cancel twice is to cancel once")
    func cancelledTwice() throws {
        let handler = try loop.watch(pipe.readEnd, for: .readable) { _ in }
        handler.cancel()
        let other = try loop.watch(pipe.readEnd, for: .readable) { _ in }
        handler.cancel()
        handler.interest = .writable
        #expect(other.token != nil)
    }

    @Test("a regular file is always ready, until its handler waits for nothing or is cancelled")
    func regularFile() throws {
        let file = OwnedDescriptor(owning: unsafe open("/proc/self/exe", O_RDONLY | O_CLOEXEC))
        var calls: [Readiness] = []
        let handler = try loop.watch(file, for: [.readable, .writable]) { calls.append($0) }
        loop.runOnce()
        #expect(calls == [[.readable, .writable]])
        handler.interest = []
        loop.runOnce()
        #expect(calls.count == 1)
        handler.interest = .readable
        loop.runOnce()
        #expect(calls.count == 2)
        handler.cancel()
        loop.runOnce()
        #expect(calls.count == 2)
    }

    @Test("a regular file does not let the loop sleep")
    func regularFileKeepsAwake() throws {
        let file = OwnedDescriptor(owning: unsafe open("/proc/self/exe", O_RDONLY | O_CLOEXEC))
        var calls = 0
        try loop.watch(file, for: .readable) { [loop] _ in
            calls += 1
            if calls == 3 { loop.stop() }
        }
        loop.runToStop()
        // The pass that sees the stop is finished.
        #expect(calls == 4)
    }

    @Test("a descriptor that cannot be watched is an error and leaves nothing behind")
    func failure() throws {
        var holder: TestPipe? = try TestPipe()
        weak let held = holder
        let error = #expect(throws: SystemCallError.self) {
            try ForcedErrors.with(.counted(.noSpace, 1), in: "watch a descriptor") {
                _ = try loop.watch(pipe.readEnd, for: .readable) { [holder] _ in _ = holder }
            }
        }
        holder = nil
        #expect(error?.errno == .noSpace)
        #expect(held == nil)
        #expect(loop.confined.kernelHandlerCount == 0)
    }

    @Test("handlers and timers outlive their loop without effect")
    func outlived() throws {
        var shortLived: EventLoop? = try EventLoop()
        weak let held = shortLived
        let handler = try shortLived?.watch(pipe.readEnd, for: .readable) { _ in }
        let timer = shortLived?.schedule(at: .now) {}
        shortLived = nil
        #expect(held == nil)
        handler?.interest = []
        handler?.cancel()
        timer?.reschedule(at: .now)
        timer?.cancel()
    }
}

// SPDX-License-Identifier: Apache-2.0

import Glibc
import Synchronization
import Testing

@testable import SystemCalls

struct OwnedThreadTests {
    @Test("a thread runs its body to the end before it is joined, on a thread of its own")
    func join() throws {
        let shared = Shared(Atomic<Int32>(0))
        let thread = try OwnedThread(name: "body") {
            shared.value.store(ThreadIdentifier.current.rawValue, ordering: .relaxed)
        }
        thread.join()
        let other = shared.value.load(ordering: .relaxed)
        #expect(other > 0)
        #expect(other != ThreadIdentifier.current.rawValue)
    }

    @Test(
        "a thread has its name, cut to 15 bytes",
        arguments: [("short", "short"), ("a name that is too long", "a name that is ")]
    )
    func name(given: String, shown: String) throws {
        let name = Shared(Mutex<[UInt8]>([]))
        let thread = try OwnedThread(name: given) {
            let comm = try? FileSystem.readFile("/proc/self/task/\(ThreadIdentifier.current.rawValue)/comm")
            name.value.withLock { $0 = comm ?? [] }
        }
        thread.join()
        let comm = name.value.withLock { $0 }
        #expect(comm == Array("\(shown)\n".utf8))
    }

    @Test("a thread takes no signal of the process, and leaves those of its maker alone")
    func signals() throws {
        let before = blocks(SIGTERM)
        let isBlocked = Shared(Atomic<Bool>(false))
        let thread = try OwnedThread(name: "mask") { isBlocked.value.store(blocks(SIGTERM), ordering: .relaxed) }
        thread.join()
        let wasBlocked = isBlocked.value.load(ordering: .relaxed)
        #expect(wasBlocked)
        #expect(blocks(SIGTERM) == before)
    }

    @Test("a thread goes on when its owner lets go of it")
    func detached() throws {
        let event = Shared(try EventDescriptor())
        do {
            _ = try OwnedThread(name: "alone") { event.value.signal() }
        }
        let epoll = try Epoll()
        try epoll.add(event.value.descriptor, .readable, token: 0)
        var events = [Epoll.Event()]
        let count = try epoll.wait(&events, timeoutNanoseconds: 10_000_000_000)
        #expect(count == 1)
    }

    @Test("a thread that cannot be started is an error, and its body is let go of")
    func failure() throws {
        var captured: Shared<Int>? = Shared(1)
        weak let held = captured
        let error = #expect(throws: SystemCallError.self) {
            try ForcedErrors.with(.counted(.resourceTemporarilyUnavailable, 1), in: "start a thread") {
                _ = try OwnedThread(name: "none") { [captured] in _ = captured }
            }
        }
        captured = nil
        #expect(error == SystemCallError(operation: "start a thread", errno: .resourceTemporarilyUnavailable))
        #expect(held == nil)
    }
}

/// Whether the calling thread blocks a signal.
private func blocks(_ signal: CInt) -> Bool {
    var mask = sigset_t()
    // SAFETY: the set lives as long as the calls.
    unsafe pthread_sigmask(SIG_BLOCK, nil, &mask)
    return unsafe sigismember(&mask, signal) == 1
}

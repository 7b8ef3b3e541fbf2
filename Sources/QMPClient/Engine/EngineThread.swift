// SPDX-License-Identifier: Apache-2.0

import EventLoop
import QMPWire
import Synchronization
import SystemCalls

/// What a client's thread does.
struct EngineThread: ~Copyable {
    /// The token of the flag that wakes the thread.
    private static let wakeUpToken: UInt64 = 0

    let engine: ClientEngine
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    private var ready = [Epoll.Event](repeating: Epoll.Event(), count: 4)

    init(of engine: ClientEngine) { self.engine = engine }

    /// Makes connections and serves them until there is to be none any more.
    consuming func run() {
        var attempts = Attempts(engine.options.reconnection, engine.endpoint)
        while true {
            do throws(QMPClientError) {
                let link = try establish()
                attempts.succeeded()
                // It is lost before it is shut down: a task that waits in place takes that for an end by the server.
                defer { link.transport.shutDown() }
                do throws(QMPClientError) { try serve(link) } catch { throw engine.lose(error) }
            } catch {
                let reason = engine.lose(error)
                guard let delay = attempts.delay(after: reason) else { return engine.finish(reason) }
                do throws(QMPClientError) { try pause(delay) } catch { return engine.finish(error) }
            }
        }
    }

    /// Serves a connection until it ends.
    private mutating func serve(_ link: Link) throws(QMPClientError) {
        while true {
            engine.flush()
            let (failure, fault) = engine.withLock { ($0.sendingFailure, $0.fault) }
            if let fault { throw fault }
            // What the server has sent before its end is still to be received.
            if failure == nil {
                guard try sleep(on: link.epoll, until: nil) else { continue }
            }
            let hasReceived = try engine.receive(over: link)
            if let failure, !hasReceived { throw Self.error(failure) }
        }
    }

    /// Reads into a buffer.
    ///
    /// - Returns: How many bytes; nil where nothing is there.
    /// - Throws: also at the end.
    static func receive(
        into buffer: inout [UInt8],
        from transport: borrowing Transport
    ) throws(QMPClientError) -> Int? {
        let count: Int?
        do throws(SystemCallError) { count = try transport.receive(into: &buffer) } catch { throw Self.error(error) }
        guard count != 0 else { throw .closed(.byServer) }
        return count
    }

    /// What a failed read or write means.
    static func error(_ error: SystemCallError) -> QMPClientError {
        switch error.errno {
        case .brokenPipe, .connectionReset: .closed(.byServer)
        default: .closed(.failure(error))
        }
    }

    /// Makes system calls whose failure ends the connection.
    func systemCalls<Value: ~Copyable>(
        _ body: () throws(SystemCallError) -> Value
    ) throws(QMPClientError) -> Value {
        do throws(SystemCallError) { return try body() } catch { throw .closed(.failure(error)) }
    }
}

// MARK: - Sleeping

extension EngineThread {
    /// Makes what can be slept on; it has the flag that wakes the thread.
    func makeEpoll() throws(QMPClientError) -> Epoll {
        try systemCalls { () throws(SystemCallError) in
            let epoll = try Epoll()
            try epoll.add(engine.wakeUp.descriptor, .readable, token: Self.wakeUpToken)
            return epoll
        }
    }

    /// Sleeps until something is ready or the thread is woken up. Meanwhile calls end whose time is up.
    ///
    /// - Parameter limit: When the time is up.
    /// - Returns: Whether something is ready other than room for output of streams.
    /// - Throws: where the thread is to end, or the time is up.
    mutating func sleep(on epoll: borrowing Epoll, until limit: MonotonicInstant?) throws(QMPClientError) -> Bool {
        let (early, deadline) = engine.withLock { shared -> (QMPClientError?, MonotonicInstant?) in
            let deadline = [limit, shared.timers.nextDeadline].compactMap { $0 }.min()
            shared.sleepsUntil = deadline ?? MonotonicInstant(nanoseconds: .max)
            return (shared.stop, deadline)
        }
        if let early { throw early }
        let count = try wait(epoll, until: deadline)
        let stop = engine.withLock { shared in
            shared.sleepsUntil = nil
            shared.expire()
            return shared.stop
        }
        if let stop { throw stop }
        var hasInput = false
        for event in ready[..<count] {
            if event.token == Self.wakeUpToken { engine.wakeUp.drain() }
            if event.token == Transport.inputToken { hasInput = true }
        }
        if count == 0, let limit, limit <= .now { throw .deadlineExceeded }
        return hasInput
    }

    private mutating func wait(
        _ epoll: borrowing Epoll,
        until deadline: MonotonicInstant?
    ) throws(QMPClientError) -> Int {
        let timeout = deadline.map { max(0, $0.nanoseconds(since: .now)) }
        do throws(SystemCallError) {
            return try epoll.wait(&ready, timeoutNanoseconds: timeout)
        } catch {
            throw .closed(.failure(error))
        }
    }

    /// Sleeps for a time.
    mutating func pause(_ duration: Duration) throws(QMPClientError) {
        let epoll = try makeEpoll()
        let limit = MonotonicInstant.now.advanced(byNanoseconds: duration.wholeNanoseconds)
        while true {
            do throws(QMPClientError) {
                _ = try sleep(on: epoll, until: limit)
            } catch {
                guard case .deadlineExceeded = error else { throw error }
                return
            }
        }
    }
}

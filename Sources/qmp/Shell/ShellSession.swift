// SPDX-License-Identifier: Apache-2.0

internal import JSON
internal import QMPClient
internal import QMPShell
internal import SystemCalls

/// The conversation of a shell with its server, in one thread.
final class ShellSession {
    let schema: ServerSchema?
    private let client: QMPClient
    private let inbox: ShellInbox
    private let waiter: ShellWaiter
    private let events: Task<Void, Never>

    /// Whether the server has ended.
    private(set) var isClosed = false
    /// Whether it was told to.
    private(set) var hasQuit = false

    init(_ connection: ServerConnection, _ inbox: ShellInbox, _ waiter: consuming ShellWaiter) throws(ToolFailure) {
        client = connection.client
        self.inbox = inbox
        self.waiter = waiter
        let events = client.events()
        self.events = Task.detached {
            for await event in events { inbox.post(.event(event)) }
            inbox.post(.closed)
        }
        schema = try connection.schema()
    }

    /// What the server says it is.
    var greeting: String {
        let greeting = client.greeting
        let version = greeting.version.map { " \($0)" } ?? ""
        return "\(greeting.package.isEmpty ? "QMP server" : greeting.package), as QEMU\(version)"
    }

    /// Waits until there is a key, and meanwhile has what comes shown.
    ///
    /// - Returns: Whether there is one; false once the server has ended.
    func waitForKey(_ show: ([String]) -> Void) -> Bool {
        while true {
            if waiter.waitForKey() == .key { return true }
            show(takeNotices().lines)
            if isClosed { return false }
        }
    }

    /// Executes a command and waits for the reply, unless Ctrl-C is pressed.
    ///
    /// - Parameter show: Called with lines about events that come meanwhile.
    func execute(_ request: Request, _ show: ([String]) throws(ToolFailure) -> Void) throws(ToolFailure) -> JSONValue {
        let task = Task.detached { [client, inbox] in
            do throws(QMPClientError) {
                inbox.post(.reply(.success(try await request.execute(on: client, within: nil))))
            } catch {
                inbox.post(.reply(.failure(error)))
            }
        }
        while true {
            if waiter.waitForReply() == .interrupt { task.cancel() }
            let (lines, reply) = takeNotices()
            try show(lines)
            guard let reply else { continue }
            let value = try Self.value(of: reply)
            if request.name == "quit" { try waitForEnd(show) }
            return value
        }
    }

    private static func value(of reply: Result<JSONValue, QMPClientError>) throws(ToolFailure) -> JSONValue {
        do throws(QMPClientError) {
            return try reply.get()
        } catch .cancelled {
            throw ToolFailure(.connectionLost, "Not waited for any longer; the server may still execute it")
        } catch {
            throw ToolFailure(error)
        }
    }

    /// Waits until the server, which was told to end, has done so, unless Ctrl-C is pressed.
    private func waitForEnd(_ show: ([String]) throws(ToolFailure) -> Void) throws(ToolFailure) {
        hasQuit = true
        while !isClosed, waiter.waitForReply() == .notice { try show(takeNotices().lines) }
    }

    /// Takes what tasks have told.
    func takeNotices() -> (lines: [String], reply: Result<JSONValue, QMPClientError>?) {
        var lines: [String] = []
        var reply: Result<JSONValue, QMPClientError>?
        for notice in inbox.take() {
            switch notice {
            case .event(let event): lines.append("▸ \(event.summary)")
            case .reply(let outcome): reply = outcome
            case .closed: isClosed = true
            }
        }
        return (lines, reply)
    }
}

// SPDX-License-Identifier: Apache-2.0

internal import CharacterDevices
internal import SystemCalls

/// One person at a monitor: a line that is being edited, and output that is on its way.
final class HumanTerminal {
    /// What stands before each line.
    private static let prompt = "(qemu) "

    /// While so much output waits for the peer, no more lines are executed.
    private static let outputLimit = 1 << 18

    private let connection: any CharacterConnection
    private unowned let console: HumanConsole
    private let session: HumanSession

    private var editor = LineEditor(prompt: HumanTerminal.prompt)

    /// What was typed and not looked at yet.
    private var input: ArraySlice<UInt8> = []

    /// What the peer is to get.
    private var output: [UInt8] = []

    /// Whether a line is being executed further up the stack.
    private var isExecuting = false

    /// Whether the peer has seen the greeting.
    private var isGreeted = false

    /// Whether the peer sends no more.
    private var hasEnded = false

    init(_ connection: any CharacterConnection, console: HumanConsole, session: HumanSession) {
        self.connection = connection
        self.console = console
        self.session = session
    }

    /// Greets a peer that types to this monitor.
    func start() {
        guard connection.isFocused else { return }
        if !isGreeted { editor.show(console.greeting + "\r\n") }
        isGreeted = true
        editor.showPrompt()
        flush()
    }

    /// Has the peer see the line where it types to this monitor again, and a new line where it does no more.
    func focusChanged() {
        guard !connection.isFocused else { return start() }
        editor.show("\r\n")
        flush()
    }

    func receive(_ bytes: Span<UInt8>, _ descriptors: PassedDescriptors?) {
        if let descriptors { session.descriptors = descriptors }
        for index in bytes.indices { input.append(bytes[index]) }
        flush()
    }

    /// Closes the connection as soon as all that was typed is answered.
    func end() {
        hasEnded = true
        flush()
    }

    /// Sends what the peer takes, and goes on with what had to wait for that.
    func flush() {
        guard !isExecuting else { return }
        repeat {
            execute()
            let sent = connection.send(output.span)
            output.removeFirst(sent)
        } while output.isEmpty && hasWork
        connection.notifiesRoom = !output.isEmpty
        if !hasEnded { connection.isReading = !hasWork }
        guard hasEnded, !hasWork, output.isEmpty else { return }
        console.forget(connection)
        connection.close()
    }

    /// Whether something that was typed is to be looked at.
    private var hasWork: Bool { !input.isEmpty && console.isServing() }

    /// Looks at what was typed, until enough waits for the peer.
    private func execute() {
        while hasWork, output.count < Self.outputLimit, let byte = input.popFirst() {
            if let line = editor.take(byte, completion: console.table.completion) {
                isExecuting = true
                editor.show(console.table.execute(line, in: session))
                isExecuting = false
                if console.isServing(), connection.isFocused { editor.showPrompt() }
            }
            output += editor.takeOutput()
        }
        output += editor.takeOutput()
    }
}

// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Harness
import JSON

/// A server with what a scene has around it: connections, pipes and listening sockets, by name.
final class Stage {
    /// A connection to the server.
    struct Connection {
        let socket: Descriptor
        var messages: MessageReader

        init(_ socket: Descriptor) {
            self.socket = socket
            messages = MessageReader(socket)
        }
    }

    let program: Program
    let scratch: ScratchFolder
    var placeholders: Placeholders
    private(set) var process: ChildProcess?
    private(set) var connections: [(name: String, connection: Connection)] = []
    private var current = ""
    private var listeners: [String: Descriptor] = [:]
    /// The reading ends of pipes whose other ends were passed.
    private var pipes: [String: Descriptor] = [:]
    private var toPass: [Descriptor] = []
    private var held: [UInt8] = []
    private var options = ["-qmp", "unix:$DIR/qmp,server=on,wait=off"]

    init(_ program: Program) throws {
        self.program = program
        scratch = try ScratchFolder()
        let port = try Descriptor(listeningAt: .tcp(0)).localPort()
        placeholders = Placeholders([("$DIR", scratch.path), ("$PORT", "\(port)")])
    }

    /// The connection that is spoken of.
    var connection: Connection {
        get throws {
            guard let entry = connections.first(where: { $0.name == current }) else {
                throw SystemFailure("there is no connection \(current)")
            }
            return entry.connection
        }
    }

    /// Does what a statement says, other than to wait for an answer.
    func perform(_ statement: Transcript.Statement) throws {
        switch statement {
        case .comment, .differs: break
        case .server(let words): options = words
        case .connect(let name, let path): add(try connect(to: placeholders.resolve(path)), name)
        case .on(let name): current = name
        case .pass(let files): toPass += try files.map(open)
        case .hold(let text): held += Array((placeholders.resolve(text) + "\n").utf8)
        case .send(let text), .ask(let text): try send(Array((placeholders.resolve(text) + "\n").utf8))
        case .type(let line): try send(Self.command(of: placeholders.resolve(line)))
        case .file(let name, let bytes):
            try Data(bytes).write(to: URL(filePath: scratch.file(name)))
        case .sendBytes(let bytes): try send(bytes)
        case .endSending: try connection.socket.endSending()
        case .close:
            _ = try connection
            connections.removeAll { $0.name == current }
        case .listen(let name, let path):
            listeners[name] = try Descriptor(listeningAt: .unix(scratch.file(path)))
        case .accept(let name, let listener):
            guard let listener = listeners[listener] else { throw SystemFailure("no listener \(listener)") }
            add(try listener.accept(), name)
        case .isClosed(let name):
            guard try pipe(name).read(until: .ofAnswers) == [] else { throw SystemFailure("\(name) is still open") }
        case .isOpen(let name):
            guard try pipe(name).read(until: .after(.zero)) == nil else { throw SystemFailure("\(name) is closed") }
        case .exit(let status):
            let ending = try server().wait()
            guard ending == .exit(status) else { throw SystemFailure("the server ended with \(ending)") }
        case .receive, .receiveSoon, .receiveEnd: preconditionFailure("an answer is not something to do")
        }
    }

    /// The command that executes what a person types.
    private static func command(of line: String) throws -> [UInt8] {
        var writer = JSONWriter()
        writer.value(["execute": "human-monitor-command", "arguments": ["command-line": .string(line)]])
        try writer.endMessage()
        return writer.bytes
    }

    /// The next line of the current connection.
    func nextLine(until deadline: Deadline = .ofAnswers) throws -> MessageReader.Line? {
        guard let index = connections.firstIndex(where: { $0.name == current }) else {
            throw SystemFailure("there is no connection \(current)")
        }
        return try connections[index].connection.messages.nextLine(until: deadline)
    }

    /// The server, started when it is first needed.
    private func server() throws -> ChildProcess {
        if let process { return process }
        let errors = try Descriptor(opening: scratch.file("errors"), O_WRONLY | O_CREAT)
        let arguments = options.map(placeholders.resolve)
        let process = try ChildProcess(program.command + arguments, errors: errors.number)
        self.process = process
        return process
    }

    /// Connects to a name in the folder or a port, waiting until somebody listens there.
    private func connect(to place: String) throws -> Descriptor {
        let isFirst = process == nil
        let server = try server()
        let port = UInt16(place)
        let address = port.map { SocketAddress.tcp($0) } ?? .unix(scratch.file(place))
        let socket = try isFirst ? program.firstConnection(to: server, at: address) : server.connect(to: address)
        if port != nil { placeholders.add("$PEER", "\(try socket.localPort())") }
        return socket
    }

    private func add(_ socket: Descriptor, _ name: String) {
        connections.removeAll { $0.name == name }
        connections.append((name, Connection(socket)))
        current = name
    }

    private func send(_ bytes: [UInt8]) throws {
        let passed = toPass
        let all = held + bytes
        (toPass, held) = ([], [])
        try connection.socket.send(all, passing: passed.map(\.number))
    }

    private func pipe(_ name: String) throws -> Descriptor {
        guard let pipe = pipes[name] else { throw SystemFailure("there is no pipe \(name)") }
        return pipe
    }

    private func open(_ file: Transcript.PassedFile) throws -> Descriptor {
        switch file {
        case .pipe(let name):
            let (reading, writing) = try Descriptor.pipe()
            pipes[name] = reading
            return writing
        case .socket(let name):
            let (ours, theirs) = try Descriptor.socketPair()
            let before = current
            add(ours, name)
            current = before
            return theirs
        case .listener(let path): return try Descriptor(listeningAt: .unix(scratch.file(path)))
        case .file(let path, let flags):
            return try Descriptor(opening: placeholders.resolve(path), flags)
        }
    }
}

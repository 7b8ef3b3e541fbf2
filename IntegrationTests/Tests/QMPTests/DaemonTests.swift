// SPDX-License-Identifier: Apache-2.0

import Foundation
import Harness
import JSON
import Testing

/// The way in which libvirt starts a program to ask it what it can do, and what it asks first.
@Suite("A start as a daemon")
struct DaemonTests {
    private let scratch: ScratchFolder
    private var socketPath: String { scratch.file("qmp.monitor") }
    private var identifierPath: String { scratch.file("qmp.pid") }

    init() throws { scratch = try ScratchFolder() }

    private func command(_ program: Program, monitor: String? = nil) -> [String] {
        // QEMU has to be told where its files are.
        program.command.prefix(program == .qemu ? 3 : 1) + [
            "-S", "-no-user-config", "-nodefaults", "-nographic", "-machine", "none,accel=kvm:tcg",
            "-qmp", monitor ?? "unix:\(socketPath),server=on,wait=off", "-pidfile", identifierPath, "-daemonize",
        ]
    }

    /// Runs the process that was started to its end, and reads what it says until nobody could say more.
    private func start(_ command: [String]) throws -> (ChildProcess.Ending, String) {
        let (reading, writing) = try Descriptor.pipe()
        let process = try ChildProcess(command, errors: writing.number)
        writing.close()
        let ending = try process.wait()
        var text = ""
        while true {
            guard let bytes = try reading.read(until: .ofAnswers) else {
                throw SystemFailure("the daemon keeps standard error open")
            }
            guard !bytes.isEmpty else { return (ending, text) }
            text += String(decoding: bytes, as: UTF8.self)
        }
    }

    private func identifier() throws -> pid_t {
        let line = scratch.text(of: "qmp.pid")
        #expect(line.hasSuffix("\n"))
        return try #require(pid_t(line.dropLast()))
    }

    private func waitForEnd(_ identifier: pid_t) throws {
        try Deadline.ofAnswers.poll("end of the daemon") {
            let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(identifier)/exe")
            return program == nil ? () : nil
        }
        #expect(!FileManager.default.fileExists(atPath: socketPath))
        #expect(!FileManager.default.fileExists(atPath: identifierPath))
    }

    @Test("answers at once, and ends with a signal or with quit", arguments: Program.there, [true, false])
    func answers(program: Program, quits: Bool) throws {
        let (ending, errors) = try start(command(program))
        #expect(ending == .exit(0))
        if program == .apus { #expect(errors == "") }
        let identifier = try identifier()
        let socket = try Descriptor(connectingTo: .unix(socketPath))
        var client = try QMPConnection(try #require(socket))
        let version = try client.execute("query-version")
        #expect(version["qemu"]?["major"] == 10)
        #expect(version["package"]?.stringValue != nil)
        #expect(try client.execute("query-target") == ["arch": "riscv64"])
        #expect(try client.execute("query-qmp-schema").arrayValue?.isEmpty == false)
        #expect(try client.execute("query-commands").arrayValue?.isEmpty == false)
        let options = try client.execute("query-command-line-options").arrayValue ?? []
        #expect(options.first?["option"] == "machine")
        #expect(options.allSatisfy { $0["parameters"]?.arrayValue != nil })
        if quits { try client.execute("quit") } else { kill(identifier, SIGTERM) }
        try waitForEnd(identifier)
    }

    @Test(
        "leads nowhere with its standard streams, and is in a session that it does not lead",
        arguments: Program.there
    )
    func isApart(program: Program) throws {
        _ = try start(command(program))
        let identifier = try identifier()
        for stream in 0...2 {
            let path = "/proc/\(identifier)/fd/\(stream)"
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path) == "/dev/null")
        }
        let session = getsid(identifier)
        #expect(session != getsid(0))
        #expect(session != identifier)
        kill(identifier, SIGTERM)
        try waitForEnd(identifier)
    }

    @Test("says why it cannot be", arguments: Program.there)
    func fails(program: Program) throws {
        let (ending, errors) = try start(command(program, monitor: "unix:/none/qmp,server=on,wait=off"))
        #expect(ending == .exit(1))
        #expect(errors.contains("Failed to bind socket to /none/qmp: No such file or directory\n"))
        #expect(!FileManager.default.fileExists(atPath: identifierPath))
    }
}

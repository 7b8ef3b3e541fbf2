// SPDX-License-Identifier: Apache-2.0

import Foundation
import Harness
import Testing

@Suite("A recording", .enabled(if: Tool.isThere, "qmp is not built"))
struct RecordingTests {
    private let scratch: ScratchFolder

    init() throws { scratch = try ScratchFolder() }

    /// Starts the tool and waits until it has said where it listens.
    private func listen(_ words: [String]) throws -> (process: ChildProcess, address: String) {
        let process = try Tool.start(words, output: scratch.file("output"))
        let address = try Deadline.ofAnswers.poll("the address") {
            let text = scratch.text(of: "output")
            return text.hasSuffix("\n") ? String(text.dropLast()) : nil
        }
        return (process, address)
    }

    @Test("of a client and a server is played to a client that does the same", arguments: Program.there)
    func roundTrip(program: Program) throws {
        let server = try QMPServer(program).isServing()
        let file = scratch.file("recording")
        let (recorder, address) = try listen([server.path, "record", file])
        let lines = "query-name\ncont\nstop\nnothing\n"
        let original = try Tool.run([address], input: lines)
        #expect(original.ending == .exit(1))
        #expect(try recorder.wait() == .exit(0))
        #expect(!FileManager.default.fileExists(atPath: String(address.dropFirst("unix:".count))))

        let (player, stage) = try listen(["replay", file])
        let played = try Tool.run([stage], input: lines)
        #expect(played.output == original.output)
        #expect(played.errors == original.errors)
        #expect(played.ending == .exit(1))
        #expect(try player.wait() == .exit(0))
    }

    @Test("has the number of descriptors, which are passed on", arguments: Program.there)
    func descriptors(program: Program) throws {
        let server = try QMPServer(program).isServing()
        let (recorder, address) = try listen([server.path, "record", scratch.file("recording")])
        let call = try Tool.run([address, "call", "getfd", "fdname=x", "--fd", scratch.file("output")])
        #expect(call.ending == .exit(0))
        #expect(try recorder.wait() == .exit(0))
        #expect(scratch.text(of: "recording").contains(#" >1 {"execute": "getfd", "arguments": {"fdname": "x"}"#))
    }

    @Test("written by hand serves a client, and tells what another does instead")
    func byHand() throws {
        let text = """
            # What a client of a certain server sees.
            < {"QMP": {"version": {"qemu": {"major": 9, "minor": 1, "micro": 0}, "package": ""}, "capabilities": []}}
            > {"execute": "qmp_capabilities"}
            < {"return": {}}
            > {"execute": "query-status"}
            < {"event": "RESUME", "timestamp": {"seconds": 1, "microseconds": 2}}
            < {"return": {"status": "running", "running": true}}
            """
        let file = scratch.file("recording")
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        let (player, address) = try listen(["replay", file])
        #expect(try Tool.run([address, "status"]).output == "running\n")
        #expect(try player.wait() == .exit(0))
        let (second, other) = try listen(["replay", file])
        let refused = try Tool.run([other, "call", "query-name"])
        #expect(refused.ending == .exit(1))
        #expect(refused.errors.hasPrefix(#"qmp: GenericError: The recording has {"execute": "query-status"}, not "#))
        #expect(try second.wait() == .exit(1))
    }

    @Test("that is none is refused with the line that is wrong")
    func refused() throws {
        let file = scratch.file("recording")
        try "< {}\n? {}\n".write(toFile: file, atomically: true, encoding: .utf8)
        let run = try Tool.run(["replay", file])
        #expect(run.ending == .exit(2))
        #expect(run.errors == "qmp: \(file): line 2: there is neither > nor <\n")
    }
}

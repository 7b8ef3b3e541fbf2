// SPDX-License-Identifier: Apache-2.0

import Foundation
import Harness
import Testing

@Suite("The official client", .enabled(if: OfficialClient.isThere, "qemu.qmp could not be fetched"))
struct OfficialClientTests {
    /// The checks of official_client.py.
    static let checks = [
        "commands", "errors", "events", "descriptors", "out_of_band", "reconnection", "pipelined",
    ]

    @Test("drives the programs", arguments: Program.there, checks)
    func drives(program: Program, check: String) throws { try run(check, with: program) }

    @Test("drives Apus twice at once", arguments: Program.apusIfThere)
    func twoClients(program: Program) throws { try run("two_clients", with: program) }

    private func run(_ check: String, with program: Program) throws {
        let server = try QMPServer(program)
        let run = try OfficialClient.run(
            "official_client.py",
            [check, server.path],
            in: server.scratch,
            until: .after(.seconds(70))
        )
        #expect(run.ending == .exit(0), "\(run.output)")
    }

    @Test("has a shell that works", arguments: Program.there, [["-v"], ["-p"]])
    func shell(program: Program, options: [String]) throws {
        let server = try QMPServer(program)
        let lines = """
            query-name
            object-add qom-type=iothread id=one poll-max-ns=5
            qom-get path=one property=poll-max-ns
            qom-set path=one property=poll-grow value=-1
            nonsense

            """
        try lines.write(toFile: server.scratch.file("input"), atomically: true, encoding: .utf8)
        let input = try Descriptor(opening: server.scratch.file("input"), O_RDONLY)
        let output = try Descriptor(opening: server.scratch.file("output"), O_WRONLY | O_CREAT)
        let shell = try ChildProcess(
            [OfficialClient.program("qmp-shell")] + options + [server.path],
            input: input.number,
            output: output.number,
            errors: output.number
        )
        #expect(try shell.wait() == .exit(0))
        let text = server.scratch.text(of: "output")
        for expected in [
            "Connected to QEMU", #""return": {}"#, #""return": 5"#,
            #""desc": "poll-grow value must be in range [0, 9223372036854775807]""#,
            #""desc": "The command nonsense has not been found""#,
        ] {
            #expect(text.contains(expected), "\(text)")
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

import Foundation
import Harness
import Testing

@Suite("The first program", .enabled(if: FirstProgram.isThere, "the project has no debug build"))
struct FirstProgramTests {
    @Test("starts a machine, waits until it runs, and ends it", arguments: Subject.there)
    func drives(subject: Subject) throws {
        let scratch = try ScratchFolder()
        let socket = scratch.file("qmp")
        let server = try ChildProcess(subject.command + ["-qmp", "unix:\(socket),server=on,wait=off"])
        // The program does not wait for a server that is not there yet.
        try server.connect(to: .unix(socket)).close()
        let output = try Descriptor(opening: scratch.file("output"), O_WRONLY | O_CREAT)
        let program = try ChildProcess([FirstProgram.path, socket], output: output.number, errors: output.number)
        #expect(try program.wait() == .exit(0))
        let lines = scratch.text(of: "output").split(separator: "\n")
        #expect(lines.first?.hasPrefix("The machine runs on version ") == true, "\(lines)")
        #expect(lines.dropFirst() == ["RESUME", "SHUTDOWN"])
        #expect(try server.wait() == .exit(0))
    }
}

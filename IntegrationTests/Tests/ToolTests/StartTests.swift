// SPDX-License-Identifier: Apache-2.0

import Harness
import Testing

@Suite("The start of qmp", .enabled(if: Tool.isThere && OfficialClient.isThere, "qmp or qemu.qmp is not there"))
struct StartTests {
    @Test("takes a quarter of the time that the official client's shell takes for the same question")
    func time() throws {
        let server = try QMPServer(.qemu).isServing()
        var (own, official) = (Duration.zero, Duration.zero)
        // By turns, as other things are going on on the machine.
        for _ in 0..<10 {
            let start = ContinuousClock.now
            #expect(try Tool.run([server.path, "status"]).output == "prelaunch\n")
            let middle = ContinuousClock.now
            let run = try ProgramRun([OfficialClient.program("qmp-shell"), server.path], input: "query-status\n")
            #expect(run.output.contains(#""status": "prelaunch""#))
            own += middle - start
            official += .now - middle
        }
        print("qmp: \(own / 10) a question, qmp-shell: \(official / 10), ratio \(own / official)")
        #expect(own / official <= 0.25)
    }
}

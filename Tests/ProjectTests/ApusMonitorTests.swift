// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite("apus -monitor")
struct ApusMonitorTests {
    private let tree: Tree

    init() throws { tree = try Tree([:]) }

    private static let greeting: Substring = "apus 0.1.0: QEMU 10.0.2 monitor - type 'help' for more information"

    /// The rows that a person sees who types lines.
    private func rows(_ options: String, _ lines: [String]) throws -> [Substring] {
        let typed = lines.joined(separator: "\\n")
        let run = try tree.shell("printf '\(typed)\\n' | \"$APUS\" \(options)")
        #expect(run.errors == "")
        #expect(run.status == 0)
        return run.output.split(separator: "\r\n", omittingEmptySubsequences: false)
    }

    @Test(
        "answers lines",
        arguments: [
            "-M none -S -monitor stdio", "-M none -S -chardev stdio,id=c -mon c",
            "-M none -S -chardev stdio,id=c -mon chardev=c,mode=readline,pretty=off", "-M none -S -monitor mon:stdio",
        ]
    )
    func answers(options: String) throws {
        #expect(
            try rows(options, ["info status", "foo", "quit"]) == [
                Self.greeting, "(qemu) info status", "VM status: paused (prelaunch)", "(qemu) foo",
                "unknown command: 'foo'", "(qemu) quit", "",
            ]
        )
    }

    @Test("is there before the machine is")
    func preconfig() throws {
        let lines = ["stop", "exit_preconfig", "info status", "q"]
        #expect(
            try rows("--preconfig -M none -monitor stdio", lines) == [
                Self.greeting, "(qemu) stop",
                "Command 'stop' not available until machine initialization has completed.", "(qemu) exit_preconfig",
                "(qemu) info status", "VM status: running", "(qemu) q", "",
            ]
        )
    }

    @Test("is on its device beside the monitor for programs that names it as shared")
    func shared() throws {
        let run = try tree.shell(
            #"printf '{"execute": "qmp_capabilities"}\n\001cinfo status\nquit\n' | "$APUS" -M none -S -qmp mon:stdio"#
        )
        #expect(run.output.contains("(qemu) info status\r\nVM status: paused (prelaunch)\r\n"))
        #expect(run.status == 0)
    }
}

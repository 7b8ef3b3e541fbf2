// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite("apus --preconfig")
struct ApusPreconfigTests {
    private let tree: Tree

    init() throws { tree = try Tree([:]) }

    /// The lines of a run behind the greeting and the negotiation, without what differs from run to run.
    private func answers(_ options: String, _ commands: [String]) throws -> [Substring] {
        let run = try tree.converse(options, commands)
        #expect(run.errors == "")
        #expect(run.status == 0)
        return run.output.split(separator: "\r\n").dropFirst(2).map { line in
            guard let event = line.firstRange(of: #""event""#) else { return line }
            return line[event.lowerBound...]
        }
    }

    private static let quit: [Substring] = [
        #""event": "SHUTDOWN", "data": {"guest": false, "reason": "host-qmp-quit"}}"#, #"{"return": {}}"#,
    ]

    @Test(
        "builds the board when it is told to, and runs it: RESUME comes before the reply",
        arguments: ["-preconfig", "--preconfig"]
    )
    func builds(option: String) throws {
        let commands = ["query-status", "x-exit-preconfig", "query-status", "x-exit-preconfig", "quit"]
        let answers = try answers("\(option) -m 16 -bios none", commands)
        #expect(
            answers == [
                #"{"return": {"running": false, "status": "prelaunch"}}"#,
                #""event": "RESUME"}"#,
                #"{"return": {}}"#,
                #"{"return": {"running": true, "status": "running"}}"#,
                #"{"error": {"class": "GenericError", "#
                    + #""desc": "The command is permitted only before machine initialization"}}"#,
            ] + Self.quit
        )
    }

    @Test("-S leaves the machine that is built alone")
    func doesNotStart() throws {
        let answers = try answers("--preconfig -S -M none", ["x-exit-preconfig", "query-status", "quit"])
        #expect(
            answers == [#"{"return": {}}"#, #"{"return": {"running": false, "status": "prelaunch"}}"#] + Self.quit
        )
    }

    @Test("refuses what needs a machine, and does the rest")
    func refuses() throws {
        let answers = try answers("--preconfig -M none", ["stop", "query-target", "query-iothreads", "quit"])
        let refusal = { (command: String) -> Substring in
            #"{"error": {"class": "GenericError", "desc": "The command '\#(command)' is permitted only after machine initialization has completed"}}"#
        }
        let quit: [Substring] = [#"{"return": []}"#] + Self.quit
        #expect(answers == [refusal("stop"), refusal("query-target")] + quit)
    }

    @Test("a board that cannot be built is an error reply, after which a client may mend it and try again")
    func staysAlive() throws {
        let run = try tree.shell(
            """
            mkfifo in && : > out
            "$APUS" --preconfig -S -m 16 -bios firmware -serial null -qmp stdio < in > out &
            exec 3> in
            printf '%s' '{"execute":"qmp_capabilities"}{"execute":"x-exit-preconfig"}{"execute":"query-status"}' >&3
            until grep -q prelaunch out; do sleep 0.01; done
            printf 'code' > firmware
            printf '%s' '{"execute":"x-exit-preconfig"}{"execute":"query-chardev"}{"execute":"quit"}' >&3
            wait $! && tail -n +3 out
            """
        )
        let lines = run.output.split(separator: "\r\n")
        let refusal = "-bios firmware: cannot open 'firmware': No such file or directory"
        #expect(lines.first == #"{"error": {"class": "GenericError", "desc": "\#(refusal)"}}"#)
        #expect(lines.dropFirst().first == #"{"return": {"running": false, "status": "prelaunch"}}"#)
        #expect(lines.dropFirst(2).first == #"{"return": {}}"#)
        let serial = #"{"label": "serial0", "filename": "null", "frontend-open": true}"#
        #expect(lines.dropFirst(3).first?.contains(serial) == true)
        #expect(run.status == 0)
        #expect(run.errors == "")
    }

    @Test("is ended by a signal before its board is built")
    func ends() throws {
        let run = try tree.shell(
            """
            "$APUS" --preconfig -qmp unix:socket,server=on,wait=off < /dev/null > out &
            until [ -S socket ]; do sleep 0.01; done
            kill -TERM $! && wait $!
            echo $? && ls
            """
        )
        #expect(run.output == "0\nout\n")
    }
}

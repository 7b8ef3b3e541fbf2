// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import HumanMonitor

@Suite("The help for people")
struct HumanHelpTests {
    @Test(
        "has a line for each command that is asked for",
        arguments: [
            ("help stop", "stop|s  -- stop it\n"), ("help s", "stop|s  -- stop it\n"),
            ("? say", "say text -- say a word\n"),
            ("help info status", "info status  -- the status\n"),
            ("help info", "info name  -- the name\ninfo status  -- the status\n"),
            ("info", "info name  -- the name\ninfo status  -- the status\n"),
            ("help stop more", "stop|s  -- stop it\n"),
        ]
    )
    func lines(line: String, answer: String) { #expect(HumanCommandTable.sample.answer(line) == answer) }

    @Test("names all commands in the order of their names")
    func all() {
        let names = HumanCommandTable.sample.answer("help").split(separator: "\n").map { $0.prefix { $0 != " " } }
        #expect(names == ["fail", "hart", "help|?", "info", "say", "stop|s", "two", "x"])
    }

    @Test(
        "says which command there is not",
        arguments: [
            ("help foo", "unknown command: 'foo'\n"), ("help info foo", "unknown command: 'info foo'\n"),
            ("help foo bar", "unknown command: 'foo'\n"),
        ]
    )
    func unknown(line: String, answer: String) { #expect(HumanCommandTable.sample.answer(line) == answer) }
}

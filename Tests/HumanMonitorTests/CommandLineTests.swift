// SPDX-License-Identifier: Apache-2.0

import QAPI
import Testing

@testable import HumanMonitor

@Suite("A line for people")
struct CommandLineTests {
    @Test(
        "is executed by any name of its command",
        arguments: [
            ("say hello", "hello\n"), ("  say   hello  ", "hello\n"), ("stop", ""), ("s", ""), ("", ""), (" \t", ""),
            ("info status", "fine\n"), ("info  status ", "fine\n"), ("fail", "Error: it fails\n"),
        ]
    )
    func executed(line: String, answer: String) { #expect(HumanCommandTable.sample.answer(line) == answer) }

    @Test("gives lines that end in CR LF")
    func lineEnds() {
        #expect(HumanCommandTable.sample.execute("say \"a\\nb\"", in: HumanSession()) == "a\r\nb\r\n")
    }

    @Test(
        "is refused with the word that is wrong",
        arguments: [
            ("foo", "unknown command: 'foo'\n"), ("  foo bar", "unknown command: '  foo'\n"),
            ("info foo", "unknown command: 'info foo'\n"), ("sto", "unknown command: 'sto'\n"),
            ("foo/4 1", "unknown command: 'foo'\n"), ("é", "unknown command: 'é'\n"),
        ]
    )
    func unknown(line: String, answer: String) { #expect(HumanCommandTable.sample.answer(line) == answer) }

    @Test(
        "is refused with the name of its command and where to ask",
        arguments: [
            ("stop x", "stop|s: extraneous characters at the end of line\nTry \"help stop\" for more information\n"),
            ("s x", "stop|s: extraneous characters at the end of line\nTry \"help s\" for more information\n"),
            (" say", "say: string expected\nTry \"help  say\" for more information\n"),
            ("say a b", "say: extraneous characters at the end of line\nTry \"help say\" for more information\n"),
            (
                "info status x",
                "status: extraneous characters at the end of line\nTry \"help info status\" for more information\n"
            ),
            ("two -c x", "two: unsupported option -c\nTry \"help two\" for more information\n"),
            ("two -", "two: unsupported option -\nTry \"help two\" for more information\n"),
            ("x/4q 1", "invalid char in format: 'q'\nTry \"help x\" for more information\n"),
            ("hart -1", "'hart' has failed: integer is for 32-bit values\nTry \"help hart\" for more information\n"),
            (
                "say \"a",
                "unterminated string\nsay: string expected\nTry \"help say\" for more information\n"
            ),
            (
                "say \"\\q\"",
                "unsupported escape code: '\\q'\nsay: string expected\nTry \"help say\" for more information\n"
            ),
        ]
    )
    func complaint(line: String, answer: String) { #expect(HumanCommandTable.sample.answer(line) == answer) }

    @Test(
        "has words in quotation marks",
        arguments: [
            ("say \"a b\"", "a b\n"), ("say \"\"", "\n"), (#"say "\\ \' \" \r""#, "\\ ' \" \r\n"),
            ("say a\"b", "a\"b\n"),
        ]
    )
    func quoted(line: String, answer: String) { #expect(HumanCommandTable.sample.answer(line) == answer) }

    @Test(
        "has flags, and what is left of it",
        arguments: [
            ("two x", " x|\n"), ("two -a x", "a x|\n"), ("two -b x", "b x|\n"), ("two -a -b x", "ab x|\n"),
            ("two x  y z ", " x|y z \n"), ("two -ax y", "a x|y\n"),
        ]
    )
    func flags(line: String, answer: String) { #expect(HumanCommandTable.sample.answer(line) == answer) }

    @Test("shows numbers as it did last unless it says how")
    func lastFormat() {
        let session = HumanSession()
        let answers = ["x 10", "x/3db 10", "x 10", "x/o 10", "x /2xg 10"].map {
            HumanCommandTable.sample.execute($0, in: session)
        }
        #expect(answers == ["1 4 0xa\r\n", "3 1 10\r\n", "1 1 10\r\n", "1 1 012\r\n", "2 8 0xa\r\n"])
    }

    @Test("changes what its session remembers, and no other's")
    func session() {
        let (first, second) = (HumanSession(), HumanSession())
        #expect(HumanCommandTable.sample.execute("hart 3", in: first) == "3\r\n")
        #expect(HumanCommandTable.sample.execute("x $hart", in: first) == "1 4 0x3\r\n")
        #expect(HumanCommandTable.sample.execute("x $hart", in: second) == "1 4 0\r\n")
    }
}

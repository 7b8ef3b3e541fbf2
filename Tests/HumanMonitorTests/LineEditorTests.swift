// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import HumanMonitor

@Suite("The line editor")
struct LineEditorTests {
    /// Types a text and gives the lines that are entered, and what a terminal shows at last.
    private func type(_ text: String) throws -> (lines: [String], shown: [String]) {
        var editor = LineEditor(prompt: "> ")
        var output: [UInt8] = []
        var lines: [String] = []
        editor.showPrompt()
        for byte in text.utf8 {
            let line = editor.take(byte) {
                Completion(of: String($0.split(separator: " ").last ?? ""), among: Self.words)
            }
            if let line {
                lines.append(line)
                editor.showPrompt()
            }
            output += editor.takeOutput()
        }
        var screen = TestTerminal()
        screen.take(output + editor.takeOutput())
        return (lines, screen.rows)
    }

    private static let words = ["stop", "status", "system_reset", "cont"]

    @Test("shows what is typed and gives the line when it is entered", arguments: ["\r", "\n", "\r\n"])
    func lines(end: String) throws {
        let (lines, shown) = try type("stop\(end)cönt 🐦\(end)")
        #expect(lines == ["stop", "cönt 🐦"])
        #expect(shown == ["> stop", "> cönt 🐦", "> "])
    }

    @Test("sends what is typed at the end as it is, so that scripts find it")
    func plainEcho() {
        var editor = LineEditor(prompt: "(qemu) ")
        editor.showPrompt()
        for byte in "info".utf8 { _ = editor.take(byte) { _ in Completion(of: "", among: []) } }
        #expect(String(decoding: editor.takeOutput(), as: UTF8.self) == "(qemu) info")
    }

    @Test(
        "moves and deletes",
        arguments: [
            ("abc\u{8}", "ab"), ("abc\u{7F}\u{7F}x", "ax"), ("abc\u{1}x", "xabc"), ("abc\u{1}\u{4}", "bc"),
            ("abc\u{1}\u{5}x", "abcx"), ("abc\u{1B}[D\u{1B}[Dx", "axbc"), ("abc\u{1}\u{1B}[Cx", "axbc"),
            ("abc\u{1B}OHx", "xabc"), ("abc\u{1}\u{1B}OFx", "abcx"), ("abc\u{1B}[1~x", "xabc"),
            ("abc\u{1}\u{1B}[4~x", "abcx"), ("abc\u{1}\u{1B}[3~", "bc"), ("abc\u{1B}[Hx", "xabc"),
            ("ab cd  \u{17}x", "ab x"), ("ab\u{17}x", "x"), ("abc\u{1B}[D\u{15}", "c"), ("abc\u{1}\u{1B}[C\u{B}", "a"),
            ("aü\u{8}x", "ax"), ("aüb\u{1B}[D\u{1B}[Dx", "axüb"), ("ab\u{2}\u{2}\u{6}x", "axb"),
            ("\u{8}\u{4}\u{1B}[D", ""),
            ("a\u{1B}[1;5Cb", "ab"), ("a\u{1B}xb", "ab"), ("a\u{3}b\u{0}", "ab"), ("abc\u{C}d", "abcd"),
        ]
    )
    func editing(keys: String, line: String) throws {
        let (lines, _) = try type(keys + "\r")
        #expect(lines == [line])
        let (_, shown) = try type(keys)
        #expect(shown == ["> " + line])
    }

    @Test("brings back what was entered before, and what was being typed")
    func history() throws {
        #expect(try type("a\rb\r\u{1B}[A\u{1B}[A\r").lines == ["a", "b", "a"])
        #expect(try type("a\rb\r\u{10}\u{10}\u{10}\u{E}\r").lines == ["a", "b", "b"])
        #expect(try type("a\rdraft\u{1B}[A\u{1B}[B!\r").lines == ["a", "draft!"])
        #expect(try type("\u{1B}[A\u{1B}[Bx\r").lines == ["x"])
        #expect(try type("a\rb\ra\r\r\u{10}\u{10}\r").lines == ["a", "b", "a", "", "b"])
    }

    @Test("completes the only word, and lists several")
    func completion() throws {
        #expect(try type("c\t\r").lines == ["cont "])
        let (lines, shown) = try type("st\tx\r")
        #expect(lines == ["stx"])
        #expect(shown == ["> st", "status    stop", "> stx", "> "])
        #expect(try type("sys\t\r").lines == ["system_reset "])
        #expect(try type("x\t\r").lines == ["x"])
    }

    @Test("takes no bytes that are no text")
    func notText() {
        var editor = LineEditor(prompt: "")
        let bytes: [UInt8] = [0x61, 0x80, 0xFF, 0xC3, 0x62, 0xE2, 0x82, 0xC3, 0xBC, 0xF0, 0x9F, 0x0D]
        let lines = bytes.compactMap { editor.take($0) { _ in Completion(of: "", among: []) } }
        #expect(lines == ["abü"])
        #expect(String(decoding: editor.takeOutput(), as: UTF8.self) == "abü\r\n")
    }

    @Test("takes no more than a line has room for")
    func limit() throws {
        let line = try type(String(repeating: "x", count: 5000) + "\r").lines.first
        #expect(line?.utf8.count == EditedLine.byteLimit)
    }

    @Test("keeps the latest lines")
    func historyLimit() {
        var history = LineHistory()
        for number in 0..<100 { history.add("\(number)") }
        #expect(history.lines == (36..<100).map { "\($0)" })
    }
}

// SPDX-License-Identifier: Apache-2.0

import QMPShell
import Testing

@Suite("The words of a line")
struct ShellWordTests {
    @Test(
        "are told apart",
        arguments: [
            ("", []),
            ("  open\tfile=x ", ["open", "file=x"]),
            (#"a "b c" d'e f'g"#, ["a", "b c", "de fg"]),
            (#"a="x \" y" b='\'"#, [#"a=x " y"#, #"b=\"#]),
            (#"a\ b \\"#, ["a b", #"\"#]),
            (#"a={"b": [1, "} ]", '"'], "c": {}} d"#, [#"a={"b": [1, "} ]", '"'], "c": {}}"#, "d"]),
            (#"{ "a": 1 } b[ 1"#, [#"{ "a": 1 }"#, "b[", "1"]),
            (#"x=["\"]", 2] y"#, [#"x=["\"]", 2]"#, "y"]),
            ("ä=ö ü", ["ä=ö", "ü"]),
        ] as [(String, [String])]
    )
    func words(line: String, words: [String]) {
        #expect(ShellWord.words(in: line).map(\.text) == words)
    }

    @Test(
        "are open where a quote or a bracket is",
        arguments: [#"a "b "#, "a 'b", "a b={1", #"a b=["x]"#, #"a b={"\"#]
    )
    func open(line: String) {
        let words = ShellWord.words(in: line)
        #expect(words.map(\.isOpen) == [false, true])
        #expect(words.last?.range.upperBound == line.utf8.count)
    }

    @Test("have their places in bytes")
    func ranges() {
        #expect(ShellWord.words(in: " ä 'b' c").map(\.range) == [1..<3, 4..<7, 8..<9])
    }
}

// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CharacterDevices

struct TerminalKeysTests {
    /// What is typed, what of it is input, and which commands it has.
    private static let lines: [(String, String, [TerminalKeys.Command])] = [
        ("plain text\r\u{3}\u{1a}", "plain text\r\u{3}\u{1a}", []),
        ("\u{1}h", "", [.help]), ("\u{1}?", "", [.help]), ("\u{1}x", "", [.quit]), ("\u{1}c", "", [.switchFrontEnd]),
        ("a\u{1}cb", "ab", [.switchFrontEnd]),
        ("\u{1}\u{1}", "\u{1}", []), ("\u{1}\u{1}x", "\u{1}x", []), ("\u{1}\u{1}\u{1}x", "\u{1}", [.quit]),
        ("\u{1}zx", "x", []), ("\u{1}Xx", "x", []),
    ]

    @Test("keys behind Ctrl-A are commands, and all others input", arguments: lines)
    func reads(typed: String, input: String, commands: [TerminalKeys.Command]) {
        var keys = TerminalKeys()
        let meanings = typed.utf8.map { ($0, keys.take($0)) }
        #expect(String(decoding: meanings.filter { $0.1 == .input }.map(\.0), as: UTF8.self) == input)
        #expect(
            meanings.compactMap { if case .command(let command) = $0.1 { command } else { nil } } == commands
        )
    }
}

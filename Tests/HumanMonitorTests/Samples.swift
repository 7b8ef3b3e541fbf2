// SPDX-License-Identifier: Apache-2.0

import HumanMonitor
import QAPI

extension HumanCommandTable {
    /// A command for each kind of parameter, which says what it has got.
    static var sample: HumanCommandTable {
        HumanCommandTable(sampleCommands, register: { $0 == "hart" ? UInt64($1.hart) : nil })
    }

    private static var sampleCommands: [HumanCommand] {
        [
            .help,
            HumanCommand("stop", "s", help: "stop it") { _ in "" },
            HumanCommand("fail", help: "fail") { (_) throws(QAPIError) in throw QAPIError("it fails") },
            HumanCommand("say", parameters: [.word("text")], synopsis: "text", help: "say a word") { call in
                call.arguments.text("text") + "\n"
            },
            HumanCommand(
                "two",
                parameters: [.flag("a"), .flag("b"), .word("first"), .rest("second", isOptional: true)],
                synopsis: "[-a][-b] first [second]",
                help: "take much"
            ) { call in
                let flags = call.arguments.flags.sorted()
                return
                    "\(String(flags)) \(call.arguments.text("first"))|\(call.arguments.optionalText("second") ?? "")\n"
            },
            HumanCommand("x", parameters: [.format, .longInteger("value")], synopsis: "/fmt value", help: "show") {
                call in
                let (format, value) = (call.arguments.format, UInt64(bitPattern: call.arguments.integer("value")))
                return "\(format.count) \(format.byteCount) \(format.text(value))\n"
            },
            HumanCommand(
                "hart",
                parameters: [.integer("index", isOptional: true)],
                synopsis: "[index]",
                help: "choose"
            ) { call in
                if let index = call.arguments.optionalInteger("index") { call.session.hart = Int(index) }
                return "\(call.session.hart)\n"
            },
            HumanCommand(
                "info",
                parameters: [.word("item", isOptional: true)],
                synopsis: "[subcommand]",
                help: "tell",
                subcommands: [
                    HumanCommand("status", help: "the status") { _ in "fine\n" },
                    HumanCommand("name", help: "the name") { _ in "none\n" },
                ]
            ) { call in call.table.helpText(of: "info") },
        ]
    }

    /// What a line gives in a session of its own, with plain line ends.
    func answer(_ line: String) -> String {
        String(
            execute(line, in: HumanSession()).split(separator: "\r\n", omittingEmptySubsequences: false).joined(
                separator: "\n"
            )
        )
    }
}

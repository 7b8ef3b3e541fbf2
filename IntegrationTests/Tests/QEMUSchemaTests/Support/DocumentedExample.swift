// SPDX-License-Identifier: Apache-2.0

import JSON
import QAPISchema

/// A message that the documentation of a schema shows.
struct DocumentedExample {
    /// Which way a message goes.
    enum Direction {
        case toServer
        case toClient
    }

    /// Where the example stands.
    let location: SourceLocation
    let direction: Direction
    /// The lines of the message without the arrow.
    let text: String
    /// The name of the command that a message to the client answers, as far as the example shows it.
    let request: String?

    /// Names the example among all of a schema: the file and the message's beginning do not move with every edit.
    var name: String {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let file = location.file.path.split(separator: "/").last ?? ""
        return "\(file): \(words.prefix(240))"
    }

    /// The messages of all examples of a schema, in order.
    static func all(in schema: Schema) -> [DocumentedExample] {
        let documentation =
            schema.types.compactMap(\.documentation) + schema.commands.compactMap(\.documentation)
            + schema.events.compactMap(\.documentation)
        return documentation.flatMap(\.sections).flatMap { section -> [DocumentedExample] in
            guard section.text.contains("-> ") || section.text.contains("<- ") else { return [] }
            return messages(of: section)
        }
    }

    private static func messages(of section: Documentation.Section) -> [DocumentedExample] {
        var messages: [DocumentedExample] = []
        var direction: Direction?
        var lines: [Substring] = []
        var request: String?
        func finish() {
            guard let direction else { return }
            let text = lines.joined(separator: "\n")
            if direction == .toServer { request = commandName(in: text) }
            let answered = direction == .toClient ? request : nil
            messages.append(
                DocumentedExample(location: section.location, direction: direction, text: text, request: answered)
            )
        }
        for line in section.text.split(separator: "\n", omittingEmptySubsequences: false) {
            let trimmed = line.drop { $0 == " " }
            let arrow = trimmed.prefix(3)
            if arrow == "-> " || arrow == "<- " {
                finish()
                direction = arrow == "-> " ? .toServer : .toClient
                lines = [trimmed.dropFirst(3)]
            } else if trimmed.isEmpty {
                finish()
                (direction, lines) = (nil, [])
            } else {
                lines.append(trimmed)
            }
        }
        finish()
        return messages
    }

    /// The command that a message names, even where the message is no valid JSON.
    private static func commandName(in text: String) -> String? {
        guard let key = text.range(of: "execute\"") ?? text.range(of: "exec-oob\"") else { return nil }
        return text[key.upperBound...].split(separator: "\"").dropFirst().first.map(String.init)
    }
}

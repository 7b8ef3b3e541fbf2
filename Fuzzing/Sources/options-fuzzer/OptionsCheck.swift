// SPDX-License-Identifier: Apache-2.0

import JSON
import Options
import QAPI

/// What holds for every command line.
enum OptionsCheck {
    /// Something that does not hold.
    struct Violation: Error, CustomStringConvertible {
        let description: String
    }

    private static let described = OptionGroup(
        "described",
        impliedKey: "text",
        parameters: [
            OptionParameter("text", .string),
            OptionParameter("switch", .boolean),
            OptionParameter("count", .number),
            OptionParameter("size", .size),
        ]
    )
    private static let merged = OptionGroup("merged", impliedKey: "text", isMerged: true)
    private static let open = OptionGroup("open", impliedKey: "type")

    private static let table = CommandLineTable([
        CommandLineOption("f", help: ""),
        CommandLineOption("t", argument: .text, help: ""),
        CommandLineOption("d", argument: .keyValues(described), help: ""),
        CommandLineOption("m", argument: .keyValues(merged), help: ""),
        CommandLineOption("o", argument: .keyValuesOrJSON(open), help: ""),
    ])

    /// The types of the keys of the open group.
    private static let typeNames = ["type": "string", "b": "bool", "i": "int", "u": "uint64", "s": "size"]

    /// Checks that each line of an input is read again as the same values when it is written in one way, and that all lines
    /// together, as the words of a command line, are taken or refused with their place.
    static func check(_ input: [UInt8]) throws(Violation) {
        let lines = input.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        for line in lines {
            for group in [described, merged, open] { try check(line, group) }
            guard let date = DateText(line) else { continue }
            guard 0..<9_214_646_400 ~= date.seconds else { throw Violation(description: "\(line) is out of range") }
        }
        do throws(CommandLineError) {
            let parsed = try table.parse(lines)
            _ = parsed.mergedValues(of: "merged")
        } catch {
            guard lines.contains(where: { error.location == $0 || error.location.hasPrefix("\($0) ") }) else {
                throw Violation(description: "\(error.location) is not in the command line")
            }
        }
    }

    private static func check(_ line: String, _ group: OptionGroup) throws(Violation) {
        guard let values = try? group.values(in: line) else { return }
        let text = text(of: values)
        guard let again = try? group.values(in: text), again.id == values.id, again.settings == values.settings else {
            throw Violation(description: "\(line) is not read again from \(text)")
        }
        guard group.name == open.name, let json = try? values.json(typeName: { typeNames[$0] }) else { return }
        guard json.members.count == Set(values.settings.map { Array($0.name.utf8) }).count else {
            throw Violation(description: "\(line) has other keys as \(json)")
        }
    }

    /// The values as text in which nothing is implied.
    private static func text(of values: OptionValues) -> String {
        var items = values.settings.map { "\($0.name)=\(text(of: $0.value))" }
        if let id = values.id { items.append("id=\(id)") }
        return items.joined(separator: ",")
    }

    private static func text(of value: OptionValue) -> String {
        switch value {
        case .string(let text): text.unicodeScalars.map { $0 == "," ? ",," : String($0) }.joined()
        case .boolean(let value): value ? "on" : "off"
        case .number(let value): String(value)
        case .size(let value): String(value)
        }
    }
}

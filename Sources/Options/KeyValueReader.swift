// SPDX-License-Identifier: Apache-2.0

/// Reads text of the form `key=value,flag,key=value`, where `,,` in a value stands for a comma.
struct KeyValueReader {
    /// A part of the text.
    struct Item: Equatable {
        /// The key. A flag that starts with `no` is without it.
        let key: String
        /// The text of the value; `on` or `off` for a flag.
        let text: String
        /// Whether the item is the flag `help` or `?`.
        var asksForHelp = false
    }

    private var rest: Substring.UTF8View

    init(_ text: String) { rest = text.utf8[...] }

    /// All items of a text.
    ///
    /// - Parameter impliedKey: The key of the first item if it has none.
    static func items(in text: String, impliedKey: String?) -> [Item] {
        var reader = KeyValueReader(text)
        var items: [Item] = []
        while let item = reader.next(impliedKey: items.isEmpty ? impliedKey : nil) { items.append(item) }
        return items
    }

    private mutating func next(impliedKey: String?) -> Item? {
        guard !rest.isEmpty else { return nil }
        defer { rest = rest.dropFirst() }
        let name = rest.prefix { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ",") }
        if name.endIndex < rest.endIndex, rest[name.endIndex] == UInt8(ascii: "=") {
            rest = rest[name.endIndex...].dropFirst()
            return Item(key: String(Substring(name)), text: takeValue())
        }
        if let impliedKey { return Item(key: impliedKey, text: takeValue()) }
        rest = rest[name.endIndex...]
        return Self.flag(String(Substring(name)))
    }

    /// Takes a value up to the comma behind it, which is left.
    private mutating func takeValue() -> String {
        var value: [UInt8] = []
        while true {
            let part = rest.prefix { $0 != UInt8(ascii: ",") }
            value += part
            rest = rest[part.endIndex...]
            guard rest.prefix(2).elementsEqual(",,".utf8) else { return String(decoding: value, as: UTF8.self) }
            value.append(UInt8(ascii: ","))
            rest = rest.dropFirst(2)
        }
    }

    private static func flag(_ name: String) -> Item {
        if name.utf8.starts(with: "no".utf8) {
            return Item(key: String(Substring(name.utf8.dropFirst(2))), text: "off")
        }
        return Item(key: name, text: "on", asksForHelp: name.asksForHelp)
    }
}

extension String {
    /// Whether this stands where a value is expected to ask for help: `help` or `?`.
    package var asksForHelp: Bool { self == "help" || self == "?" }
}

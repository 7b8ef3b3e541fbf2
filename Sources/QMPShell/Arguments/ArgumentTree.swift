// SPDX-License-Identifier: Apache-2.0

internal import JSON

/// Arguments as they were typed, by their keys, before it is known what they are to be.
struct ArgumentTree {
    /// What was given for a key.
    enum Node {
        /// A text.
        case text(String)
        /// A JSON value, which is taken as it is.
        case value(JSONValue)
        /// Parts, each with a key of its own.
        case parts(ArgumentTree)
    }

    /// The keys with what was given for them, in order.
    private(set) var members: [(key: String, node: Node)] = []

    init() {}

    /// Reads words of the form `key=value`, where a key may lead into an object or a list as in `target.host`, and JSON
    /// objects, whose members are arguments.
    init(_ words: [String]) throws(ArgumentError) {
        for word in words { try add(word) }
    }

    /// Adds what one more word gives.
    mutating func add(_ word: String) throws(ArgumentError) {
        if word.utf8.first == UInt8(ascii: "{") { return try addMembers(ofText: word) }
        guard let equals = word.firstIndex(of: "=") else {
            throw ArgumentError(argument: nil, text: "'\(word)' is not of the form KEY=VALUE")
        }
        let key = String(word[..<equals])
        let path = key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard path.count <= Self.deepestKey else { throw ArgumentError(argument: key, text: "has too many parts") }
        try set(path[...], to: .text(String(word[equals...].dropFirst())), for: key)
    }

    private static let deepestKey = 64

    /// What was given for a key.
    subscript(key: String) -> Node? { members.first { $0.key == key }?.node }

    /// The text that was given for a key, if it was a text or a JSON string.
    func text(of key: String) -> String? {
        switch self[key] {
        case .text(let text): text
        case .value(let value): value.stringValue
        case .parts, nil: nil
        }
    }

    private mutating func addMembers(ofText text: String) throws(ArgumentError) {
        let object: JSONObject?
        do throws(JSONParseError) {
            object = try JSONValue(parsing: text).objectValue
        } catch {
            throw ArgumentError(argument: nil, text: "\(error) at byte \(error.offset) of \(text)")
        }
        for member in object?.members ?? [] { try set([member.key], to: .value(member.value), for: member.key) }
    }

    private mutating func set(_ path: ArraySlice<String>, to node: Node, for whole: String) throws(ArgumentError) {
        guard let key = path.first, !key.isEmpty else {
            throw ArgumentError(argument: whole, text: "has an empty key in it")
        }
        let index = members.firstIndex { $0.key == key }
        let rest = path.dropFirst()
        guard !rest.isEmpty else {
            guard index == nil else { throw ArgumentError(argument: whole, text: "is given twice") }
            members.append((key, node))
            return
        }
        var parts = ArgumentTree()
        if let index {
            guard case .parts(let present) = members[index].node else {
                throw ArgumentError(argument: whole, text: "is given along with the whole of which it is a part")
            }
            parts = present
        }
        try parts.set(rest, to: node, for: whole)
        if let index { members[index].node = .parts(parts) } else { members.append((key, .parts(parts))) }
    }
}

// SPDX-License-Identifier: Apache-2.0

/// A JSON object: members in the order in which they came, with unique keys.
///
/// Two keys are the same if they have the same bytes in UTF-8. Two objects are equal when they have equal members in any order.
public struct JSONObject: Sendable {
    /// A key with its value.
    public struct Member: Sendable, Equatable {
        /// The key.
        public let key: String
        /// The value.
        public var value: JSONValue

        /// Makes a member.
        public init(key: String, value: JSONValue) {
            self.key = key
            self.value = value
        }

        /// Whether both have the same key and equal values.
        public static func == (left: Member, right: Member) -> Bool {
            left.key.isSameUTF8(as: right.key) && left.value == right.value
        }
    }

    /// The members in the order in which they came.
    public private(set) var members: [Member]

    /// An object without members.
    public init() { members = [] }

    /// An object of members whose keys the caller knows to be unique.
    package init(uniqueMembers members: [Member]) { self.members = members }

    /// The value of a key; setting nil removes the member, a new key is added at the end. O(n).
    public subscript(key: String) -> JSONValue? {
        get { members.first { $0.key.isSameUTF8(as: key) }?.value }
        set {
            let index = members.firstIndex { $0.key.isSameUTF8(as: key) }
            switch (index, newValue) {
            case (let index?, let value?): members[index].value = value
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append(Member(key: key, value: value))
            case (nil, nil): break
            }
        }
    }
}

extension JSONObject: Equatable {
    /// Whether both have equal members, in any order.
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        guard left.members.count == right.members.count else { return false }
        // Most objects that are equal have the same order, which takes no search.
        guard let first = zip(left.members, right.members).enumerated().first(where: { $1.0 != $1.1 })?.offset else {
            return true
        }
        let rest = right.members[first...].map { (ExactKey($0.key), $0.value) }
        let values = Dictionary(rest) { value, _ in value }
        return left.members[first...].allSatisfy { values[ExactKey($0.key)] == $0.value }
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// An object of a literal; a later value of a repeated key replaces an earlier one.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init()
        for (key, value) in elements { self[key] = value }
    }
}

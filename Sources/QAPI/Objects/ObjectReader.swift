// SPDX-License-Identifier: Apache-2.0

public import JSON

/// Takes the members of a JSON object one by one, and in the end those that nobody asked for.
public struct ObjectReader {
    private let members: [JSONObject.Member]
    private let options: DecodingOptions
    private let keepsUnrecognized: Bool

    /// Which members were taken: members nearly always come in the order in which they are asked for, so that the
    /// search for each begins behind the last one found.
    private var taken: [Bool]
    private var next = 0

    /// Reads an object.
    ///
    /// - Parameter keepsUnrecognized: Whether members that nobody asks for are kept; nil leaves it to the options, which
    ///   go for the values of all members in any case.
    public init(_ object: JSONObject, _ options: DecodingOptions, keepsUnrecognized: Bool? = nil) {
        members = object.members
        self.options = options
        self.keepsUnrecognized = keepsUnrecognized ?? options.keepsUnrecognized
        taken = Array(repeating: false, count: members.count)
    }

    /// Takes a mandatory member that bears special features.
    public mutating func member<Value: QAPIValue>(
        _ name: String,
        _ features: SpecialFeatures
    ) throws(DecodingError) -> Value {
        guard let value: Value = try optionalMember(name, features) else {
            throw DecodingError(.missing, at: .member(name))
        }
        return value
    }

    /// Takes a mandatory member without special features.
    public mutating func member<Value: QAPIValue>(_ name: String) throws(DecodingError) -> Value {
        try member(name, [])
    }

    /// Takes an optional member without special features: nil where it is absent, which `null` is not.
    public mutating func optionalMember<Value: QAPIValue>(_ name: String) throws(DecodingError) -> Value? {
        try optionalMember(name, [])
    }

    /// Takes an optional member that bears special features.
    public mutating func optionalMember<Value: QAPIValue>(
        _ name: String,
        _ features: SpecialFeatures
    ) throws(DecodingError) -> Value? {
        guard let index = index(of: name) else { return nil }
        let refused = features.intersection(options.refuses)
        guard refused.isEmpty else { throw DecodingError(.forbiddenMember(refused), at: .member(name)) }
        taken[index] = true
        next = index + 1
        do {
            return try Value(from: members[index].value, options)
        } catch {
            throw error.nested(in: .member(name))
        }
    }

    /// Takes the members that nobody asked for, in their order. An object asks last, a union's branch before the union:
    /// the first to ask gets them all.
    ///
    /// - Throws: where there is one and such are refused.
    public mutating func unrecognizedMembers() throws(DecodingError) -> JSONObject {
        guard let first = taken.firstIndex(of: false) else { return JSONObject() }
        guard keepsUnrecognized else { throw DecodingError(.unexpected, at: .member(members[first].key)) }
        let remaining = members.indices.filter { !taken[$0] }.map { members[$0] }
        taken = Array(repeating: true, count: members.count)
        return JSONObject(uniqueMembers: remaining)
    }

    private func index(of name: String) -> Int? {
        for offset in members.indices {
            let index = (next + offset) % members.count
            if members[index].key.isSameName(as: name) { return index }
        }
        return nil
    }
}

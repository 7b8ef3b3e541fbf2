// SPDX-License-Identifier: Apache-2.0

import JSON
import QAPI

/// An enumeration as the generator would write it.
enum SampleColour: QAPIEnumeration {
    case red
    case brown
    case unrecognized(_ name: String)

    init?(recognizing name: String) {
        switch name {
        case "red": self = .red
        case "brown": self = .brown
        default: return nil
        }
    }

    var name: String {
        switch self {
        case .red: "red"
        case .brown: "brown"
        case .unrecognized(let name): name
        }
    }

    var specialFeatures: SpecialFeatures {
        switch self {
        case .brown: [.deprecated]
        default: []
        }
    }
}

/// An alternate as the generator would write it.
indirect enum SampleReference: QAPIAlternate {
    case name(String)
    case definition(SampleLeaf)
    case unrecognized(_ value: JSONValue)

    static var schemaName: String { "SampleReference" }

    init(from json: JSONValue, _ options: DecodingOptions) throws(DecodingError) {
        switch json {
        case .string: self = .name(try String(from: json, options))
        case .object: self = .definition(try SampleLeaf(from: json, options))
        default: self = try Self.unmatched(json, options)
        }
    }

    func write(to writer: inout QAPIWriter) {
        switch self {
        case .name(let value): value.write(to: &writer)
        case .definition(let value): value.write(to: &writer)
        case .unrecognized(let value): value.write(to: &writer)
        }
    }
}

/// A struct as the generator would write it.
struct SampleLeaf: QAPIObject {
    var size: UInt8
    var colour: SampleColour?
    var old: Bool?
    var unrecognizedMembers = JSONObject()

    init(reading reader: inout ObjectReader) throws(DecodingError) {
        size = try reader.member("size")
        colour = try reader.optionalMember("colour")
        old = try reader.optionalMember("old", [.deprecated])
        unrecognizedMembers = try reader.unrecognizedMembers()
    }

    func writeMembers(to writer: inout QAPIWriter) {
        writer.member("size", size)
        writer.member("colour", optional: colour)
        writer.member("old", optional: old, [.deprecated])
        writer.members(unrecognized: unrecognizedMembers)
    }
}

/// A struct with members of every sort.
struct SampleTree: QAPICommand {
    typealias Reply = SampleLeaf

    static var metadata: CommandMetadata {
        CommandMetadata(name: "sample-tree", flags: [.allowsPreconfig], features: ["unstable"])
    }

    var leaves: [SampleLeaf]?
    var reference: SampleReference?
    var count: Int64?
    var total: UInt64?
    var ratio: Double?
    var nothing: Null?
    var anything: JSONValue?
    var label: String?
    var narrow: Int16?
    var unrecognizedMembers = JSONObject()

    init(reading reader: inout ObjectReader) throws(DecodingError) {
        leaves = try reader.optionalMember("leaves")
        reference = try reader.optionalMember("reference")
        count = try reader.optionalMember("count")
        total = try reader.optionalMember("total")
        ratio = try reader.optionalMember("ratio")
        nothing = try reader.optionalMember("nothing")
        anything = try reader.optionalMember("anything")
        label = try reader.optionalMember("label")
        narrow = try reader.optionalMember("narrow")
        unrecognizedMembers = try reader.unrecognizedMembers()
    }

    func writeMembers(to writer: inout QAPIWriter) {
        writer.member("leaves", optional: leaves)
        writer.member("reference", optional: reference)
        writer.member("count", optional: count)
        writer.member("total", optional: total)
        writer.member("ratio", optional: ratio)
        writer.member("nothing", optional: nothing)
        writer.member("anything", optional: anything)
        writer.member("label", optional: label)
        writer.member("narrow", optional: narrow)
        writer.members(unrecognized: unrecognizedMembers)
    }
}

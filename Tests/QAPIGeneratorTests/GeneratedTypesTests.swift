// SPDX-License-Identifier: Apache-2.0

import JSON
import LanguageProtocol
import QAPI
import Testing

/// Takes text through a generated type and back.
func roundTrip<Value: QAPIValue>(
    _ text: Swift.String,
    as type: Value.Type,
    _ options: DecodingOptions = .server
) throws -> (value: Value, json: JSONValue, back: JSONValue) {
    let json = try JSONValue(parsing: Array(text.utf8))
    let value = try Value(from: json, options)
    return (value, json, try value.json())
}

@Suite("Generated types")
struct GeneratedTypesTests {
    @Test(
        "give back every value of a union",
        arguments: [
            #"{"name": "a", "kind": "circle", "radius": 0.5}"#,
            #"{"name": "a", "kind": "square", "side": 4294967295, "branch": "b", "tag": "t"}"#,
            #"{"name": "a", "kind": "point"}"#,
            #"{"name": "a", "kind": "cloud", "radius": 2.5}"#,
            #"{"name": "a", "kind": "group", "members": [], "first": {"name": "b", "kind": "point"}}"#,
        ]
    )
    func unions(text: Swift.String) throws {
        let (_, json, back) = try roundTrip(text, as: Shape.self)
        #expect(back == json)
    }

    @Test("derive a union's discriminator from its branch")
    func discriminator() throws {
        let shape = Shape(name: "a", branch: .square(Square(side: 2)))
        #expect(shape.kind == .square)
        #expect(try shape.json() == .object(["name": "a", "kind": "square", "side": 2]))
    }

    @Test("refuse members of a branch that is not chosen")
    func otherBranch() {
        let error = #expect(throws: DecodingError.self) {
            try roundTrip(#"{"name": "a", "kind": "point", "radius": 1}"#, as: Shape.self)
        }
        #expect(error?.description == "Parameter 'radius' is unexpected")
    }

    @Test("name the discriminator in the error about an unknown branch, as a server")
    func unknownBranch() {
        let error = #expect(throws: DecodingError.self) {
            try roundTrip(#"{"shape": {"name": "a", "kind": "blob"}}"#, as: Events.EventWithData.self)
        }
        #expect(error?.description == "Parameter 'kind' does not accept value 'blob'")
    }

    @Test("keep an unknown branch with its members, as a client")
    func unknownBranchKept() throws {
        let text = #"{"name": "a", "kind": "blob", "volume": 7}"#
        let (shape, json, back) = try roundTrip(text, as: Shape.self, .client)
        #expect(shape.kind == .unrecognized("blob"))
        #expect(back == json)
    }

    @Test(
        "give back every branch of an alternate",
        arguments: [
            #"{"radius": 1.5, "at": "circle"}"#,
            #"{"radius": 1.5, "at": {"name": "a", "kind": "point"}}"#,
            #"{"radius": 1.5, "at": -3}"#,
            #"{"radius": 1.5, "at": null}"#,
            #"{"radius": 1.5, "at": ["a", "b"]}"#,
        ]
    )
    func alternates(text: Swift.String) throws {
        let (_, json, back) = try roundTrip(text, as: Placed.self)
        #expect(back == json)
    }

    @Test("name the alternate's type where no branch matches")
    func unmatchedAlternate() {
        let error = #expect(throws: DecodingError.self) {
            try roundTrip(#"{"radius": 1, "at": true}"#, as: Placed.self)
        }
        #expect(error?.description == "Invalid parameter type for 'at', expected: ShapeReference")
    }

    @Test("hold values of their own type")
    func recursion() throws {
        let (chain, json, back) = try roundTrip(#"{"name": "a", "next": {"name": "b"}}"#, as: Chain.self)
        #expect(chain.next?.name == "b")
        #expect(back == json)
    }

    @Test("have every built-in type")
    func builtinTypes() throws {
        let text = """
            {"a": -128, "b": -32768, "c": -2147483648, "d": -9223372036854775808, "e": 255, "f": 65535, "g": 4294967295,
             "h": 18446744073709551615, "i": 0, "j": 1, "k": 1.5, "l": true, "m": "", "n": null, "o": {"x": [1.5]}}
            """
        let (_, json, back) = try roundTrip(text, as: Numbers.self)
        #expect(back == json)
    }

    @Test("spell names that Swift has a meaning for")
    func keywords() throws {
        let text = """
            {"protocol": "p", "self": true, "inout": 1, "Type": "360", "unrecognized-members": {"str": "s"}}
            """
        let (keywords, json, back) = try roundTrip(text, as: Keywords.self)
        #expect(keywords.`protocol` == "p")
        #expect(keywords.type == ._360)
        #expect(back == json)
    }

    @Test("have the members whose conditions hold, and no others")
    func conditions() throws {
        let value = Conditional(always: 1, defined: 2)
        #expect(value.maybe == nil)
        #expect(Gate(recognizing: "shut") == .shut)
        #expect(Gate(recognizing: "hidden") == nil)
        let error = #expect(throws: DecodingError.self) {
            try roundTrip(#"{"always": 1, "defined": 2, "undefined": 3}"#, as: Conditional.self)
        }
        #expect(error?.description == "Parameter 'undefined' is unexpected")
    }

    @Test(
        "refuse what bears a feature that a policy forbids",
        arguments: [
            (#"{"age": "old"}"#, SpecialFeatures.deprecated, "Deprecated value old disabled by policy"),
            (#"{"old": 1}"#, .deprecated, "Deprecated parameter old disabled by policy"),
            (#"{"raw": 1}"#, .unstable, "Unstable parameter raw disabled by policy"),
        ]
    )
    func policies(text: Swift.String, refused: SpecialFeatures, expected: Swift.String) {
        let options = DecodingOptions(keepsUnrecognized: false, refuses: refused)
        let error = #expect(throws: DecodingError.self) { try roundTrip(text, as: Featured.self, options) }
        #expect(error?.description == expected)
    }

    @Test("heed features whose conditions hold, and no others")
    func conditionalPolicies() throws {
        let options = DecodingOptions(keepsUnrecognized: false, refuses: [.deprecated, .unstable])
        #expect(Ageing.never.specialFeatures == [])
        #expect(Ageing.now.specialFeatures == [.deprecated, .unstable])
        #expect(try roundTrip(#"{"never": 1}"#, as: AgeingMembers.self, options).value.never == 1)
        let error = #expect(throws: DecodingError.self) {
            try roundTrip(#"{"now": "now"}"#, as: AgeingMembers.self, options)
        }
        #expect(error?.description == "Unstable parameter now disabled by policy")
    }

    @Test("tell all kinds of values apart", arguments: ["null", #""none""#, "1", "true", "[1]", "{}"])
    func everyKind(text: Swift.String) throws {
        let (_, json, back) = try roundTrip(text, as: Everything.self)
        #expect(back == json)
    }

    @Test("take no name for another that only looks the same")
    func exactNames() {
        let error = #expect(throws: DecodingError.self) {
            try roundTrip("{\"\u{212A}\": 1, \"error\": {}}", as: ErrorObject_.self)
        }
        #expect(error?.description == "Parameter '\u{212A}' is unexpected")
    }

    @Test("know the enumeration that every schema has")
    func predefinedEnumeration() throws {
        #expect(try roundTrip(#"{"kind": "qdict"}"#, as: XTrial.self).value.kind == .qdict)
    }

    @Test("refuse to express what JSON cannot")
    func inexpressible() {
        #expect(throws: QAPIError.self) { try Circle(radius: .infinity).json() }
    }

    @Test("list the commands and events of the build")
    func lists() {
        #expect(Commands.all.map { $0.metadata.name }.contains("sum"))
        #expect(!Commands.all.map { $0.metadata.name }.contains("absent"))
        #expect(Events.all.map { $0.metadata.name }.prefix(3) == ["BARE_EVENT", "EVENT_WITH_DATA", "EVENT_OF_TYPE"])
    }

    @Test("carry the flags and features of the schema")
    func metadata() {
        #expect(Commands.Featured.metadata.features == ["unstable", "present"])
        #expect(Commands.Urgent.metadata.flags == [.allowsOutOfBand])
        #expect(Commands.Silent.metadata.flags == [.omitsSuccessResponse, .allowsPreconfig])
        #expect(Commands.Later.metadata.flags == [.isCoroutine])
        #expect(Commands.Open.metadata.flags == [.takesAnyMember])
        #expect(Commands.Raw.metadata.flags == [])
        #expect(Events.EventWithData.metadata.specialFeatures == [.deprecated])
    }
}

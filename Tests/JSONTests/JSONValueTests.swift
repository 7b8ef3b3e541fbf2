// SPDX-License-Identifier: Apache-2.0

import JSON
import Testing

@Suite("Values")
struct JSONValueTests {
    @Test("a literal is the value it looks like")
    func literals() throws {
        let literal: JSONValue = ["a": [nil, true, 1, 1.5, "x"], "b": [:]]
        #expect(try JSONValue(parsing: #"{"a": [null, true, 1, 1.5, "x"], "b": {}}"#) == literal)
    }

    @Test("each accessor gives the values of its kind and no others")
    func accessors() {
        #expect(JSONValue.null.isNull && !JSONValue.bool(false).isNull)
        #expect(JSONValue.bool(true).boolValue == true && JSONValue.integer(1).boolValue == nil)
        #expect(JSONValue.integer(-1).integerValue == -1 && JSONValue.integer(-1).unsignedValue == nil)
        #expect(JSONValue.integer(1).unsignedValue == 1 && JSONValue.integer(1).doubleValue == 1)
        #expect(JSONValue.unsigned(.max).integerValue == nil && JSONValue.unsigned(.max).unsignedValue == .max)
        #expect(JSONValue.number(1).integerValue == nil && JSONValue.number(1).doubleValue == 1)
        #expect(JSONValue.string("x").stringValue == "x" && JSONValue.null.stringValue == nil)
        #expect(JSONValue.array([1]).arrayValue == [1] && JSONValue.object([:]).arrayValue == nil)
        #expect(JSONValue.object(["a": 1])["a"] == 1 && JSONValue.array([])["a"] == nil)
    }

    @Test("objects are equal in any order of their members")
    func equality() {
        let many = (0..<50).map { ("\($0)", JSONValue.integer($0)) }
        var left = JSONObject()
        var right = JSONObject()
        for (key, value) in many { left[key] = value }
        for (key, value) in many.reversed() { right[key] = value }
        #expect(left == right)
        right["7"] = 0
        #expect(left != right)
        right["7"] = nil
        #expect(left != right)
    }

    @Test("an object keeps its members in order")
    func order() {
        var object: JSONObject = ["b": 1, "a": 2, "b": 3]
        object["c"] = 4
        object["a"] = nil
        #expect(object.members == [.init(key: "b", value: 3), .init(key: "c", value: 4)])
    }
}

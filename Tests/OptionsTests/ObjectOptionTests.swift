// SPDX-License-Identifier: Apache-2.0

import JSON
import Options
import QAPI
import Testing

@Suite("Options of objects")
struct ObjectOptionTests {
    private func json(_ text: String) throws -> JSONObject {
        let types = [
            "grow": "int", "count": "uint64", "share": "bool", "ram": "size", "file": "string", "policy": "Policy",
        ]
        return try Sample.object.values(in: text).json(without: ["qom-type"]) { types[$0] }
    }

    private static let conversions: [(String, JSON.JSONObject)] = [
        ("x,id=a", [:]),
        ("x,grow=0x10,share=yes,file=a,,b", ["grow": 16, "share": true, "file": "a,b"]),
        ("x,grow=-9223372036854775808", ["grow": -9_223_372_036_854_775_808]),
        ("x,grow=9223372036854775807", ["grow": 9_223_372_036_854_775_807]),
        ("x,grow=-0", ["grow": 0]),
        ("x,count=18446744073709551615", ["count": .unsigned(.max)]),
        ("x,count=5", ["count": 5]),
        ("x,ram=1.5G", ["ram": 1_610_612_736]),
        ("x,policy=bind,file=", ["policy": "bind", "file": ""]),
        ("x,share", ["share": true]),
        ("x,noshare", ["share": false]),
        ("x,grow=1,grow=2", ["grow": 2]),
    ]

    @Test("become JSON by the types of the properties", arguments: conversions)
    func converts(text: String, expected: JSON.JSONObject) throws {
        #expect(try json(text) == expected)
    }

    @Test(
        "are refused with the text that QEMU has for it",
        arguments: [
            ("x,nope=1", "Invalid parameter 'nope'"),
            ("x,grow=x", "Parameter 'grow' expects an int64 value"),
            ("x,grow=", "Parameter 'grow' expects an int64 value"),
            ("x,grow=1k", "Parameter 'grow' expects an int64 value"),
            ("x,grow", "Parameter 'grow' expects an int64 value"),
            ("x,grow=9223372036854775808", "Parameter 'grow' expects an int64 value"),
            ("x,grow=-9223372036854775809", "Parameter 'grow' expects an int64 value"),
            ("x,grow=99999999999999999999", "Parameter 'grow' expects an int64 value"),
            ("x,count=-1", "Parameter 'count' expects a uint64 value"),
            ("x,count=18446744073709551616", "Parameter 'count' expects a uint64 value"),
            ("x,share=maybe", "Parameter 'share' expects 'on' or 'off'"),
            ("x,ram=1x", "Parameter 'ram' expects a size value"),
            ("x,ram=-1", "Parameter 'ram' expects a size value"),
        ]
    )
    func refuses(text: String, expected: String) {
        #expect(failure { _ = try json(text) } == expected)
    }
}

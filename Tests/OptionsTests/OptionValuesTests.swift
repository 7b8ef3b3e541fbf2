// SPDX-License-Identifier: Apache-2.0

import Options
import QAPI
import Testing

@Suite("Option values")
struct OptionValuesTests {
    @Test(
        "refuses with the text that QEMU has for it",
        arguments: [
            ("null,foo=1", "Invalid parameter 'foo'"),
            ("null,foo", "Invalid parameter 'foo'"),
            ("null,nodisk", "Invalid parameter 'disk'"),
            ("null,=1", "Invalid parameter ''"),
            ("null,Path=1", "Invalid parameter 'Path'"),
            ("null,tight=maybe", "Parameter 'tight' expects 'on' or 'off'"),
            ("null,tight=", "Parameter 'tight' expects 'on' or 'off'"),
            ("null,tight=ON", "Parameter 'tight' expects 'on' or 'off'"),
            ("null,reconnect=x", "Parameter 'reconnect' expects a number"),
            ("null,reconnect=", "Parameter 'reconnect' expects a number"),
            ("null,reconnect", "Parameter 'reconnect' expects a number"),
            (
                "null,reconnect=18446744073709551616",
                "Value '18446744073709551616' is too large for parameter 'reconnect'"
            ),
            ("null,size=1Q", "Parameter 'size' expects a non-negative number below 2^64"),
            ("null,size=16E", "Value '16E' is out of range for parameter 'size'"),
            ("null,size=-1", "Value '-1' is out of range for parameter 'size'"),
        ]
    )
    func refuses(text: String, expected: String) {
        #expect(failure { _ = try Sample.device.values(in: text) } == expected)
    }

    @Test("reads truth values", arguments: ["on", "yes", "true", "y"])
    func readsTrue(text: String) throws {
        #expect(try Sample.device.values(in: "null,delay=\(text)").boolean("delay") == true)
    }

    @Test("reads the contrary of truth values", arguments: ["off", "no", "false", "n"])
    func readsFalse(text: String) throws {
        #expect(try Sample.device.values(in: "null,delay=\(text)").boolean("delay") == false)
    }

    private static let numbers: [(String, UInt64)] = [
        ("0", 0), ("7", 7), ("+7", 7), ("010", 8), ("0x1F", 31), ("0Xff", 255), ("-1", UInt64.max),
        ("18446744073709551615", UInt64.max), ("-0x10", UInt64.max - 15),
    ]

    @Test("reads numbers", arguments: numbers)
    func readsNumbers(text: String, expected: UInt64) throws {
        #expect(try Sample.device.values(in: "null,reconnect=\(text)").number("reconnect") == expected)
    }

    @Test(
        "takes no other text for a number",
        arguments: ["", "-", "+", "0x", "08", "1k", "1.0", "0xg", "--1", " 1", "1 "]
    )
    func refusesNumbers(text: String) {
        let expected = "Parameter 'reconnect' expects a number"
        #expect(failure { _ = try Sample.device.values(in: "null,reconnect=\(text)") } == expected)
    }

    @Test("lets the last of equal keys win")
    func lastWins() throws {
        let values = try Sample.device.values(in: "null,path=a,tight=on,path=b,tight=off")
        #expect(values.string("path") == "b")
        #expect(values.boolean("tight") == false)
    }

    @Test("has the default of a parameter that is not set")
    func defaults() throws {
        let values = try Sample.device.values(in: "null")
        #expect(values.boolean("tight") == true)
        #expect(values.size("size") == 65536)
        #expect(values.string("path") == nil)
        #expect(values.boolean("delay") == nil)
        #expect(values.number("reconnect") == nil)
    }

    @Test(
        "says what a parameter is where one is unknown or has a wrong value",
        arguments: [
            (OptionWording.parameters, "foo=1", "Invalid parameter 'foo'"),
            (.members(of: nil), "foo=1", "Parameter 'foo' is unexpected"),
            (.members(of: "boot"), "foo=1", "Parameter 'boot.foo' is unexpected"),
            (.members(of: "boot"), "strict=1", "Parameter 'boot.strict' expects 'on' or 'off'"),
            (
                .properties { "\($0.string("type") ?? "some")-machine" }, "foo=1",
                "Property 'some-machine.foo' not found"
            ),
            (
                .properties { "\($0.string("type") ?? "")-machine" }, "type=a,foo=1",
                "Property 'a-machine.foo' not found"
            ),
            (.properties { _ in "a" }, "strict=1", "Parameter 'strict' expects 'on' or 'off'"),
        ]
    )
    func words(wording: OptionWording, text: String, expected: String) {
        let parameters = [OptionParameter("type", .string), OptionParameter("strict", .boolean)]
        let group = OptionGroup("group", wording: wording, parameters: parameters)
        #expect(failure { _ = try group.values(in: text) } == expected)
    }

    @Test("can be set one by one")
    func setsOneByOne() throws {
        var values = OptionValues(Sample.device, id: "a")
        try values.set("path", to: "/x,y")
        #expect(values.id == "a")
        #expect(values.string("path") == "/x,y")
        #expect(failure { try values.set("foo", to: "1") } == "Invalid parameter 'foo'")
    }
}

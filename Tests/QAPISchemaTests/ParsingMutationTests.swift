// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import QAPISchema

@Suite("Damaged schemas")
struct ParsingMutationTests {
    static let sample = """
        # -*- Mode: Python -*-
        { 'pragma': { 'doc-required': true, 'member-name-exceptions': [ 'T' ] } }
        { 'include': 'other.json' }
        ##
        # = Heading — with a dash
        ##

        ##
        # @foo:
        #
        # Overview.
        #
        # .. note:: text
        #
        # @a: first
        #     second
        # @b:
        #    below
        #
        # Features:
        # @f: feature
        #
        # Returns: x
        #
        # Example:
        #
        #    -> { "a": 1 }
        #
        # .. qmp-example::
        #    :title: x
        #
        #    <- { }
        ##
        { 'command': 'foo', 'data': { 'a': 'int', '*b': [ 'str' ] }, # comment
          'returns': 'T\\\\', 'features': [ { 'name': 'f', 'if': { 'not': 'X' } } ], 'gen': false }

        """

    /// What mutations insert besides random bytes.
    static let scraps = [
        "'", "#", "##\n", "\n", "\r\n", "{", "}", "[", "]", ":", ",", "\\", "true", "false", "# @", "# @a:\n", "#\n",
        "# Since:\n", "# Features:\n", ".. note::", ".. qmp-example::", ":x:", "\u{A0}", "\u{2003}", "é", "\t", "  ",
    ].map { [UInt8]($0.utf8) }

    @Test("are parsed or refused with a place inside the file", arguments: 0..<4)
    func mutations(seed: UInt64) {
        var random = SplitMix(state: seed)
        var refused = 0
        for _ in 0..<600 {
            var bytes = [UInt8](Self.sample.utf8)
            for _ in 0..<Int.random(in: 1...6, using: &random) { mutate(&bytes, using: &random) }
            do throws(SchemaError) {
                _ = try parse(bytes, including: ["other.json": "{ 'struct': 'T', 'data': {} }"])
            } catch {
                refused += 1
                let lines = 1 + bytes.count { $0 == 0x0A || $0 == 0x0D }
                #expect((1...lines).contains(error.location?.line ?? 0))
                #expect((1...bytes.count * 8 + 1).contains(error.column ?? 1))
            }
        }
        #expect((1..<600).contains(refused))
    }

    @Test("are parsed or refused wherever they are cut off")
    func truncation() {
        let bytes = [UInt8](Self.sample.utf8)
        var parsed = 0
        for length in 0...bytes.count {
            let prefix = [UInt8](bytes[..<length])
            if (try? parse(prefix, including: ["other.json": ""])) != nil { parsed += 1 }
        }
        #expect((1..<bytes.count).contains(parsed))
    }

    private func mutate(_ bytes: inout [UInt8], using random: inout SplitMix) {
        let index = Int.random(in: 0...bytes.count, using: &random)
        let end = min(bytes.count, index + Int.random(in: 0...8, using: &random))
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.removeSubrange(index..<end)
        case 1: bytes.insert(UInt8.random(in: 0...255, using: &random), at: index)
        case 2: bytes.insert(contentsOf: Self.scraps.randomElement(using: &random) ?? [], at: index)
        default: bytes.insert(contentsOf: bytes[index..<end], at: Int.random(in: 0...bytes.count, using: &random))
        }
    }
}

/// A small generator whose sequence a seed fixes (Steele, Lea, Flood: "Fast splittable pseudorandom number generators").
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

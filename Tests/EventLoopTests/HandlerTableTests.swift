// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import EventLoop

struct HandlerTableTests {
    private var table = HandlerTable<String>()

    @Test("a handler is found by its token")
    mutating func found() {
        let tokens = ["a", "b", "c"].map { table.insert($0) }
        #expect(tokens.map { table[$0] } == ["a", "b", "c"])
    }

    @Test("a removed handler is not found, and the others are")
    mutating func removed() {
        let tokens = ["a", "b", "c"].map { table.insert($0) }
        table.remove(tokens[1])
        #expect(tokens.map { table[$0] } == ["a", nil, "c"])
    }

    @Test("the token of a removed handler does not find the one that took its place")
    mutating func reused() {
        let old = table.insert("old")
        table.remove(old)
        let new = table.insert("new")
        #expect(UInt32(truncatingIfNeeded: old.rawValue) == UInt32(truncatingIfNeeded: new.rawValue))
        #expect(table[old] == nil)
        #expect(table[new] == "new")
    }

    @Test("a token that was never given finds nothing", arguments: [0, 7, EventLoop.wakeUpToken])
    func unknown(token: UInt64) {
        #expect(table[HandlerTable.Token(rawValue: token)] == nil)
    }
}

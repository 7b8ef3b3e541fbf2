// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import QAPISchema

/// What nests as deep as it may must fit the stack. The limits are stated at `FileParser.maximumDepth`.
@Suite("The stack") struct StackTests {
    /// Half of the usual 8 MB, in bytes. Without optimisation 2 MB are too few.
    private static let stackSize = 4 << 20

    /// What a closure makes on a thread with half a stack.
    private func onHalfStack<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            let thread = Thread { continuation.resume(returning: body()) }
            thread.stackSize = Self.stackSize
            thread.start()
        }
    }

    private func nested(_ opening: String, _ core: String, _ closing: String, _ depth: Int) -> String {
        String(repeating: opening, count: depth) + core + String(repeating: closing, count: depth)
    }

    @Test(
        "holds the deepest conditions",
        arguments: [("{ 'not': ", " }", 511), ("{ 'any': [ 'B', ", " ] }", 255), ("{ 'all': [ 'B', ", " ] }", 255)]
    )
    func conditions(opening: String, closing: String, depth: Int) async {
        let condition = nested(opening, "'A'", closing, depth)
        let text = "{ 'command': 'a', 'if': \(condition) }\n{ 'command': 'b', 'if': \(condition) }"
        let answer = await onHalfStack {
            (try? check(text)).map { Introspection(of: $0).json(defining: ["A", "B"]).contains("\"b\"") }
        }
        #expect(answer == !opening.contains("not"))
    }

    @Test("holds values as deep as they may be and the refusal of deeper ones", arguments: [512, 513, 100_000])
    func values(depth: Int) async {
        let text = "{ 'pragma': { 'x': \(nested("[", "'A'", "]", depth - 2)) } }"
        let message = await onHalfStack { () -> String? in
            do throws(SchemaError) { _ = try check(text) } catch { return error.message }
            return nil
        }
        #expect(message == (depth > 512 ? "nested more than 512 levels deep" : "unknown pragma 'x'"))
    }

    @Test("holds the longest chain of includes and the refusal of a longer one", arguments: [256, 257])
    func includes(count: Int) async {
        var files: [String: String] = [:]
        for index in 1...count { files["\(index).json"] = "{ 'include': '\(index + 1).json' }" }
        files["\(count).json"] = "{ 'command': 'last' }"
        let included = files
        let message = await onHalfStack { () -> String in
            do throws(SchemaError) {
                return try check("{ 'include': '1.json' }", including: included).commands.map(\.name).joined()
            } catch { return error.message }
        }
        #expect(message == (count > 256 ? "more than 256 includes inside each other" : "last"))
    }

    @Test("holds a long chain of bases and its destruction")
    func bases() async {
        let count = 10_000
        let definitions = (1...count).map { "{ 'struct': 'T\($0)a', 'base': 'T\($0 - 1)a', 'data': {} }" }
        let text = (definitions + ["{ 'struct': 'T0a', 'data': {} }"]).joined(separator: "\n")
        #expect(await onHalfStack { (try? check(text))?.definitions.count } == count + 1)
    }
}

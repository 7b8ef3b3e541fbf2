// SPDX-License-Identifier: Apache-2.0

import Foundation
import Harness
import QAPISchema
import Testing

@Suite("Examples in the documentation of QEMU's own schema")
struct ExampleTests {
    @Test("come back as they were from the generated types, but for the listed ones")
    func roundTrip() throws {
        let schema = try Schema(reading: Oracles.schemaPath, from: Oracles.read)
        let examples = DocumentedExample.all(in: schema)
        let roundTrip = RoundTrip()
        var failures: [String] = []
        for example in examples {
            do {
                try roundTrip.check(example)
            } catch {
                failures.append("\(example.name)\t\(error)")
            }
        }
        print("\(examples.count - failures.count) of \(examples.count) documented messages come back as they were")
        let exceptions = try Set(Self.exceptions())
        let failing = Set(failures.map { String($0.prefix { $0 != "\t" }) })
        let unexpected = failures.filter { !exceptions.contains(String($0.prefix { $0 != "\t" })) }
        #expect(unexpected == [])
        #expect(exceptions.subtracting(failing).sorted() == [], "the list of exceptions may only shrink: strike these")
        #expect(examples.count > 400)
    }

    /// The messages that are incomplete or invalid as QEMU's documentation shows them.
    private static func exceptions() throws -> [String] {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "InvalidExamples.txt")
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
            .map { String($0.prefix { $0 != "\t" }) }
    }
}

// SPDX-License-Identifier: Apache-2.0

import Foundation
import Harness
import QAPISchema
import Testing

/// QEMU's own test schemas: each is accepted, or refused with a recorded complaint.
@Suite("QEMU's schema test suite")
struct ForeignSuiteTests {
    private static let folder = Oracles.source + "/tests/qapi-schema/"

    /// The cases that QEMU's own build runs; the last has no file on purpose.
    static var cases: [String] {
        let build = (try? String(contentsOfFile: folder + "meson.build", encoding: .utf8)) ?? ""
        let listed: [String] = build.split(separator: "\n").compactMap { line in
            let name = line.trimmingCharacters(in: CharacterSet(charactersIn: " ',"))
            guard line.contains("'"), name.hasSuffix(".json"), !name.contains(" ") else { return nil }
            return String(name.dropLast(5))
        }
        return listed + ["missing-schema"]
    }

    @Test("has about 200 cases")
    func count() {
        #expect(Self.cases.count > 190)
    }

    @Test("is accepted and refused as by QEMU, at the same line", arguments: cases)
    func sameOutcome(name: String) throws {
        let recorded = try String(contentsOfFile: Self.folder + name + ".err", encoding: .utf8)
        #expect(Self.complaint(about: name + ".json") == Self.place(in: recorded))
    }

    /// The place of our first complaint, or nil where there is none.
    private static func complaint(about file: String) -> String? {
        do {
            _ = try Schema(reading: file, from: { path throws(UnreadableFile) in try Oracles.read(folder + path) })
            return nil
        } catch {
            return place(in: error.description)
        }
    }

    /// `FILE:LINE` of a complaint without the chain of includes; a complaint about the root itself has no place.
    private static func place(in text: String) -> String? {
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("In file included") && !$0.contains(": In ") }
        guard let first = lines.first else { return nil }
        let parts = first.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count > 1, Int(parts[1]) != nil else { return "without a place" }
        return "\(parts[0]):\(parts[1])"
    }
}

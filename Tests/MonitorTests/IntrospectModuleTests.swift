// SPDX-License-Identifier: Apache-2.0

import JSON
import Monitor
import QAPI
import Testing

@Suite("query-qmp-schema")
struct IntrospectModuleTests {
    private func entries(hiding features: SpecialFeatures) throws -> [JSONValue] {
        let stage = try Stage(program: ProgramDescription(hides: features))
        return try #require(try stage.execute("query-qmp-schema").arrayValue)
    }

    private func names(_ entries: [JSONValue], bearing feature: JSONValue) -> [String] {
        let members = entries.flatMap { [$0] + ($0["members"]?.arrayValue ?? []) }
        let bearers = members.filter { $0["features"]?.arrayValue?.contains(feature) == true }
        return bearers.compactMap { $0["name"]?.stringValue }
    }

    @Test("tells of everything unless a policy hides it")
    func tellsAll() throws {
        let entries = try entries(hiding: [])
        #expect(names(entries, bearing: "deprecated").sorted() == ["reconnect", "values"])
        #expect(names(entries, bearing: "unstable") == ["x-exit-preconfig"])
        #expect(entries.contains { $0["values"] != nil })
    }

    @Test("leaves out what is deprecated, members too, where a policy hides that, and nothing else")
    func hides() throws {
        let (all, entries) = (try entries(hiding: []), try entries(hiding: .deprecated))
        #expect(names(entries, bearing: "deprecated") == [])
        #expect(!entries.contains { $0["values"] != nil })
        #expect(names(entries, bearing: "unstable") == ["x-exit-preconfig"])
        #expect(entries.count == all.count)
    }

    @Test("tells of what is unstable though a policy hides that")
    func showsUnstable() throws {
        #expect(try entries(hiding: .unstable) == entries(hiding: []))
    }
}

// SPDX-License-Identifier: Apache-2.0

import Harness
import JSON
import Testing

@Suite("The schema that is served", .enabled(if: !Program.apusIfThere.isEmpty, "Apus is not built"))
struct SchemaTests {
    /// Where it is not: without snapshots there is no feature that says how they are taken.
    private static let differences = ["human-monitor-command: features"]

    @Test("is a part of QEMU's: names, types, features and what is optional are the same")
    func isPart() throws {
        let comparison = SchemaComparison(try schema(.apus), in: try schema(.qemu), without: ["query-events"])
        #expect(comparison.complaints == Self.differences)
    }

    @Test("would not be a part of QEMU's if something in it were different")
    func isCompared() throws {
        let complaints = SchemaComparison(try schema(.qemu), in: try schema(.apus), without: []).complaints
        #expect(complaints.contains("blockdev-add: is not there"))
        #expect(complaints.contains("set-action arg-type: the member watchdog"))
        #expect(complaints.contains("query-cpus-fast ret-type[].target: the value s390x"))
    }

    private func schema(_ program: Program) throws -> JSONValue {
        let server = try QMPServer(program)
        var client = try server.client()
        return try client.execute("query-qmp-schema")
    }
}

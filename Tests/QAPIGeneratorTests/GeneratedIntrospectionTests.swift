// SPDX-License-Identifier: Apache-2.0

import ControlProtocol
import JSON
import LanguageProtocol
import MissionProtocol
import QAPI
import Testing

@Suite("Generated introspection")
struct GeneratedIntrospectionTests {
    private func names(_ introspection: EncodedJSON) throws -> [Swift.String] {
        let entries = try #require(try introspection.json().arrayValue)
        return try entries.map { entry in
            let object = try #require(entry.objectValue)
            return try #require(object["name"]?.stringValue)
        }
    }

    @Test("has what the build has, and nothing else")
    func conditions() throws {
        let names = try names(LanguageProtocolSchema.introspection)
        #expect(names.contains("sum"))
        #expect(!names.contains("absent"))
        #expect(!names.contains("ABSENT"))
    }

    @Test("has getfd on POSIX, and get-win32-socket only on Windows")
    func mission() throws {
        let names = try names(MissionProtocolSchema.introspection)
        #expect(names.contains("getfd"))
        #expect(!names.contains("get-win32-socket"))
    }

    @Test("of the control protocol is an array of its own type SchemaInfo")
    func describesItself() throws {
        let json = try ControlProtocolSchema.introspection.json()
        let entries = try [SchemaInfo](from: json, .server)
        #expect(entries.contains { $0.name == "query-qmp-schema" && $0.metaType == .command })
        #expect(try entries.json() == json)
    }
}

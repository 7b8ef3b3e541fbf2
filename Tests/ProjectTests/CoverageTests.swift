// SPDX-License-Identifier: Apache-2.0

import Foundation
import QAPISchema
import Testing

/// docs/COVERAGE.md against the schema of the mission.
struct CoverageTests {
    /// A row: the definition, where it is implemented and where tested.
    private struct Row {
        let name: String
        let implemented: String
        let tested: String
    }

    @Test("every definition of the mission has exactly one row, in the order of the schema")
    func everyDefinition() throws {
        #expect(try rows().map(\.name) == definitions())
    }

    @Test("a row names files that exist, or says that the definition is not there yet")
    func statesAreTrue() throws {
        let untrue = try rows().filter { !isTrue($0.implemented) || !isTrue($0.tested) }
        #expect(untrue.map(\.name) == [])
    }

    @Test("what is implemented is tested")
    func implementedIsTested() throws {
        let untested = try rows().filter { ($0.implemented == "not yet") != ($0.tested == "not yet") }
        #expect(untested.map(\.name) == [])
    }

    /// The names that the schema of the mission defines.
    private func definitions() throws -> [String] {
        let path = Repository.path(of: "Tests/MissionProtocol/Schema/schema.json")
        let schema = try Schema(reading: path) { (path) throws(UnreadableFile) in
            guard let contents = FileManager.default.contents(atPath: path) else {
                throw UnreadableFile(reason: "no such file")
            }
            return Array(contents)
        }
        return schema.definitions.map { definition in
            switch definition {
            case .type(let id): schema[id].name
            case .command(let index): schema.commands[index].name
            case .event(let index): schema.events[index].name
            }
        }
    }

    private func rows() throws -> [Row] {
        try Repository.lines(of: "docs/COVERAGE.md").compactMap { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 4, cells[0].hasPrefix("`"), cells[0].hasSuffix("`") else { return nil }
            return Row(name: String(cells[0].dropFirst().dropLast()), implemented: cells[2], tested: cells[3])
        }
    }

    /// Whether a cell says `not yet` or names, in backquotes, files that exist.
    private func isTrue(_ cell: String) -> Bool {
        if cell == "not yet" { return true }
        let paths = cell.split(separator: "`").enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
        return cell.hasPrefix("`")
            && paths.allSatisfy { FileManager.default.fileExists(atPath: Repository.path(of: String($0))) }
    }
}

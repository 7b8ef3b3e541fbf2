// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("Snippets of the documentation")
struct SnippetsTests {
    /// A piece of Swift in a text.
    struct Snippet: CustomStringConvertible, Sendable {
        let file: String
        let line: Int
        let lines: [String]

        var description: String { "\(file):\(line)" }
    }

    private static let articles = [
        "Sources/QMPClient/QMPClient.docc/GettingStarted.md", "Sources/QMPClient/QMPClient.docc/DrivingQEMU.md",
        "Sources/QMPClient/QMPClient.docc/PassingDescriptors.md",
        "Sources/QMPTestServer/QMPTestServer.docc/TestingWithoutQEMU.md",
    ]

    private static let sources = [
        "Tests/DocumentationSnippets/GettingStarted.swift", "Tests/DocumentationSnippets/DrivingQEMU.swift",
        "Tests/DocumentationSnippets/PassingDescriptors.swift", "Tests/DocumentationSnippets/TestingWithoutQEMU.swift",
        "Tests/FirstProgram/main.swift",
    ]

    /// The pieces that a text marks as Swift, less their common indentation.
    private static func snippets(in file: String) throws -> [Snippet] {
        var snippets: [Snippet] = []
        var start: Int?
        let lines = try Repository.lines(of: file).map(String.init)
        for (index, line) in lines.enumerated() {
            if line == "```swift" {
                start = index + 1
            } else if line == "```", let first = start {
                snippets.append(Snippet(file: file, line: first, lines: trimmed(lines[first..<index])))
                start = nil
            }
        }
        return snippets
    }

    private static func trimmed(_ lines: ArraySlice<String>) -> [String] {
        lines.map { $0.trimmingCharacters(in: .whitespaces) }
    }

    /// The articles' pieces, and the first of the README, which is a whole program.
    private static var all: [Snippet] {
        get throws { try articles.flatMap(snippets) + snippets(in: "README.md").prefix(1) }
    }

    @Test("are compiled as they stand there", arguments: try all)
    func compiled(snippet: Snippet) throws {
        let isThere = try Self.sources.contains { source in
            try Self.trimmed(Repository.lines(of: source).map(String.init)[...]).contains(snippet.lines)
        }
        #expect(isThere, "\(snippet) is not compiled anywhere")
    }

    @Test("are looked for in each article that there is")
    func articles() throws {
        let found = try Repository.folders(in: "Sources").flatMap { target in
            let catalog = "Sources/\(target)/\(target).docc"
            let files = try? FileManager.default.contentsOfDirectory(atPath: Repository.path(of: catalog))
            return (files ?? []).filter { $0 != "\(target).md" }.map { "\(catalog)/\($0)" }
        }
        #expect(Set(found) == Set(Self.articles))
    }
}

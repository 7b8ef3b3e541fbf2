// SPDX-License-Identifier: Apache-2.0

import Testing

/// `Scripts/check-floors`, on this project and on small ones that break its rules.
struct FloorsTests {
    @Test("every import of this project goes to a lower floor and is declared")
    func thisProject() throws {
        let check = try ProgramRun(Repository.path(of: "Scripts/check-floors"), [])
        #expect(check.output == "")
        #expect(check.status == 0)
    }

    @Test("a project that keeps the rules passes")
    func goodProject() throws {
        let tree = try Tree(goodFiles)
        let check = try ProgramRun(Repository.path(of: "Scripts/check-floors"), [tree.path])
        #expect(check.output == "")
        #expect(check.status == 0)
    }

    @Test(
        "a violation is named",
        arguments: [
            ("Sources/Low/Low.swift", "public import High", "Low (floor 1) imports High (floor 2)"),
            ("Sources/Low/Low.swift", "import Peer", "Low (floor 1) imports Peer (floor 1)"),
            ("Sources/Low/Low.swift", "@testable import struct Peer.Thing", "Low (floor 1) imports Peer (floor 1)"),
            ("Sources/Top/Top.swift", "import Low", "does not declare that Top depends on Low"),
            ("Sources/High/High.swift", "import Foundation", "does not declare that High depends on Foundation"),
            ("Sources/High/High.swift", "import Glibc", "only SystemCalls imports Glibc"),
            ("Sources/High/High.swift", "import Low\nimport Low", "imports Low twice"),
            ("Sources/Other/Other.swift", "", "Other is missing from the table"),
        ]
    )
    func violation(path: String, contents: String, complaint: String) throws {
        let tree = try Tree(goodFiles)
        try tree.write(path, contents)
        let check = try ProgramRun(Repository.path(of: "Scripts/check-floors"), [tree.path])
        #expect(check.output.contains(complaint))
        #expect(check.status == 1)
    }

    @Test("a row without a target is named")
    func staleRow() throws {
        let tree = try Tree(goodFiles)
        try tree.write("docs/ARCHITECTURE.md", table + "| 4 | `Gone` | |\n")
        let check = try ProgramRun(Repository.path(of: "Scripts/check-floors"), [tree.path])
        #expect(check.output == "docs/ARCHITECTURE.md: there is no target Gone\n")
        #expect(check.status == 1)
    }

    private let table = """
        | floor | target | what it is |
        |---|---|---|
        | 1 | `Low` | |
        | 1 | `Peer` | |
        | 2 | `High` | |
        | 3 | `Top` | |

        """

    private var goodFiles: [String: String] {
        [
            "docs/ARCHITECTURE.md": table,
            "Package.swift": """
            .target(name: "Low", swiftSettings: settings),
            .target(name: "Peer"),
            .target(name: "High", dependencies: ["Low"], plugins: ["P"]),
            .executableTarget(
                name: "Top",
                dependencies: [
                    "High",
                    .product(name: "ArgumentParser", package: "swift-argument-parser"),
                ],
                swiftSettings: settings
            ),
            """,
            "Sources/Low/Low.swift":
                "internal import Synchronization\nlet text = \"\"\"\n    import High\n    \"\"\"\n",
            "Sources/Peer/Peer.swift": "",
            "Sources/High/High.swift": "public import Low\n",
            "Sources/Top/Top.swift": "internal import ArgumentParser\n@_exported import High\n",
        ]
    }
}

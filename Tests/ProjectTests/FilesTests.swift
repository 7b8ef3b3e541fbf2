// SPDX-License-Identifier: Apache-2.0

import Testing

/// `Scripts/check-files`, on this project and on small ones that break its rules.
struct FilesTests {
    private let licence = "SPDX-License-Identifier: Apache-2.0"

    @Test("every source of this project states its licence and names no path of a machine")
    func thisProject() throws {
        let check = try ProgramRun(Repository.path(of: "Scripts/check-files"), [])
        #expect(check.output == "")
        #expect(check.status == 0)
    }

    @Test("files that keep the rules pass")
    func goodFiles() throws {
        let output = try complaints([
            "Sources/A/A.swift": "// \(licence)\n",
            "Sources/A/Schema/a.json": "# \(licence)\n",
            "Scripts/a": "#!/bin/sh\n# \(licence)\n# see a/home/b and /tmp/x\n",
            "Tests/A/broken.json": "{",
        ])
        #expect(output == "")
    }

    @Test("a source without its licence is named", arguments: ["a.swift", "a.c", "Scripts/a", "x/Schema/a.json"])
    func noLicence(path: String) throws {
        let output = try complaints([path: "text\n"])
        #expect(output == "\(path): no SPDX line at the top\n")
    }

    @Test("a path of a machine is named with its line", arguments: ["work", "home", "root", "Users"])
    func machinePath(folder: String) throws {
        let output = try complaints(["README.md": "see\n'/\(folder)/me/x'\n"])
        #expect(output == "README.md:2: names a path of a machine\n")
    }

    /// What the check says about a fresh repository with the given files.
    private func complaints(_ files: [String: String]) throws -> String {
        let tree = try Tree(files)
        _ = try ProgramRun("/usr/bin/env", ["git", "init", "--quiet", tree.path])
        return try ProgramRun(Repository.path(of: "Scripts/check-files"), [tree.path]).output
    }
}

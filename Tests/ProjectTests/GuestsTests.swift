// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The compiler that is installed, as the sources that `Guests/build` writes name it. Where CI is set nothing is
/// skipped: then it has to be the one that the guests in the package were built with.
private enum Compiler {
    static let heading: String? = {
        guard let run = try? ProgramRun("/usr/bin/env", ["swiftc", "--version"]),
            let line = run.output.split(separator: "\n").first
        else { return nil }
        return "// Written by Guests/build with \(line)"
    }()

    static func hasBuilt(_ source: String) -> Bool {
        if ProcessInfo.processInfo.environment["CI"] != nil { return true }
        return (try? Repository.lines(of: source))?.contains { $0 == heading ?? "" } ?? false
    }
}

/// Guests that the package holds as Swift source.
@Suite("The guests in the package")
struct GuestsTests {
    private static let demo = "Sources/Devices/DemoGuest/DemoGuest+Kernel.swift"
    private static let tests = "Tests/TestGuests/TestGuest+Images.swift"

    @Test(
        "are what their sources say",
        .enabled(if: Compiler.hasBuilt(demo) && Compiler.hasBuilt(tests), "another compiler built them")
    )
    func rebuild() throws {
        let folder = try Tree([:])
        let run = try ProgramRun(Repository.path(of: "Guests/build"), [folder.path])
        #expect(run.errors == "")
        #expect(run.status == 0)
        for source in [Self.demo, Self.tests] {
            let name = source.split(separator: "/").last ?? ""
            let built = try String(contentsOfFile: "\(folder.path)/\(name)", encoding: .utf8)
            #expect(try built == Repository.lines(of: source).joined(separator: "\n"), "copy \(name) to \(source)")
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

import Foundation
import Machine
import Testing

/// dtc(1). Where CI is set nothing is skipped.
private enum Compiler {
    static let path = "/usr/bin/dtc"

    static var isExpected: Bool {
        FileManager.default.isExecutableFile(atPath: path) || ProcessInfo.processInfo.environment["CI"] != nil
    }
}

@Suite("The device tree compiler", .enabled(if: Compiler.isExpected, "dtc is not installed"))
struct DeviceTreeCompilerTests {
    @Test("reads what we write, without a warning")
    func reads() throws {
        let folder = try Tree([:])
        let (ours, theirs) = (folder.path + "/ours.dtb", folder.path + "/theirs.dtb")
        try Data(SampleTree.tree.flattened()).write(to: URL(filePath: ours))
        let run = try ProgramRun(Compiler.path, ["-I", "dtb", "-O", "dtb", "-b", "3", "-o", theirs, ours])
        #expect(run.status == 0)
        #expect(run.errors == "")
        #expect(try DeviceTree(flattened: [UInt8](Data(contentsOf: URL(filePath: theirs)))) == SampleTree.tree)
    }

    @Test("writes what we read")
    func writes() throws {
        let folder = try Tree(["tree.dts": SampleTree.source])
        let file = folder.path + "/tree.dtb"
        let run = try ProgramRun(Compiler.path, ["-b", "3", "-o", file, folder.path + "/tree.dts"])
        #expect(run.status == 0)
        #expect(try DeviceTree(flattened: [UInt8](Data(contentsOf: URL(filePath: file)))) == SampleTree.tree)
    }
}

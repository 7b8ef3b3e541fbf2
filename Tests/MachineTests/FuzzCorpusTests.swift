// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("The corpora of the fuzzers")
struct FuzzCorpusTests {
    private static let corpora = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Fuzzing/Corpus").standardizedFileURL

    private static func files(of target: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: corpora.appending(path: target).path)
    }

    private static func read(_ target: String, _ file: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: corpora.appending(path: target).appending(path: file)))
    }

    @Test("what holds for every device tree holds for each file", arguments: try files(of: "device-tree"))
    func deviceTree(file: String) throws {
        try DeviceTreeCheck.check(Self.read("device-tree", file))
    }

    @Test("what holds for every kernel holds for each file", arguments: try files(of: "kernel-image"))
    func kernelImage(file: String) throws {
        try KernelImageCheck.check(Self.read("kernel-image", file))
    }
}

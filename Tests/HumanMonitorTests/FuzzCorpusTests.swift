// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("The corpus of the fuzzer")
struct FuzzCorpusTests {
    private static let corpus = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Fuzzing/Corpus/human-line").standardizedFileURL

    private static func files() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: corpus.path) }

    @Test("what holds for everything that is typed holds for each file", arguments: try files())
    func typed(file: String) throws {
        try HumanLineCheck.check([UInt8](Data(contentsOf: Self.corpus.appending(path: file))))
    }
}

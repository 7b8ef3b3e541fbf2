// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("The corpus of the fuzzer of replies")
struct FuzzCorpusTests {
    private static let corpus = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Fuzzing/Corpus/qmp-reply").standardizedFileURL

    private static var files: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: corpus.path) }
    }

    @Test("what holds for every input holds for each file", arguments: try files)
    func replay(file: String) throws {
        try QMPReplyCheck.check([UInt8](Data(contentsOf: Self.corpus.appending(path: file))))
    }
}

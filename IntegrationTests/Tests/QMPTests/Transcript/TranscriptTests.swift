// SPDX-License-Identifier: Apache-2.0

import Foundation
import Harness
import Testing

@Suite("The transcript")
struct TranscriptTests {
    /// The scenes of the transcript; an unreadable one fails the tests below.
    static let scenes = (try? Transcript.readAll().flatMap(\.scenes)) ?? []

    @Test("has some hundred exchanges", arguments: [("qmp.transcript", 200), ("human.transcript", 150)])
    func size(file: String, count: Int) {
        let lines = Self.scenes.filter { $0.file == file }.flatMap(\.lines)
        #expect(lines.count { $0.statement.isAnswer } > count)
    }

    @Test(
        "is what the programs answer",
        .enabled(if: environmentVariable("APUS_RECORD") == nil, "recorded anew"),
        arguments: Program.there,
        scenes
    )
    func answers(program: Program, scene: Transcript.Scene) throws {
        try Player.play(scene, with: program)
    }

    @Test("gives different answers only for a difference that is written down", arguments: scenes)
    func differences(scene: Transcript.Scene) throws {
        let document = URL(filePath: #filePath).appending(path: "../../../../../docs/DIFFERENCES.md").standardized
        let rows = try String(contentsOf: document, encoding: .utf8).split(separator: "\n").filter { $0.hasPrefix("|") }
        var isExplained = false
        for line in scene.lines {
            if case .differs(let text) = line.statement {
                isExplained = rows.count { $0.contains(text) } == 1
                #expect(isExplained, "\(scene.file):\(line.number): not one row says '\(text)'")
            }
            #expect(line.program == nil || isExplained, "\(scene.file):\(line.number): no reason is given")
        }
    }

    @Test("is recorded anew", .enabled(if: environmentVariable("APUS_RECORD") != nil, "only with APUS_RECORD"))
    func record() throws {
        for transcript in try Transcript.readAll() {
            var text = transcript.preamble.joined(separator: "\n")
            for scene in transcript.scenes {
                text += "\n== \(scene.title)\n" + (try Recorder.record(scene)).joined(separator: "\n")
            }
            try text.write(toFile: transcript.path, atomically: true, encoding: .utf8)
        }
    }
}

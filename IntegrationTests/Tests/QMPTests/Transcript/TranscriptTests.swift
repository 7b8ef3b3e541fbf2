// SPDX-License-Identifier: Apache-2.0

import Foundation
import Harness
import Testing

@Suite("The transcript")
struct TranscriptTests {
    /// The scenes of the transcript; an unreadable one fails the tests below.
    static let scenes = (try? Transcript.read().scenes) ?? []

    @Test("has about 200 exchanges")
    func size() throws {
        let lines = try Transcript.read().scenes.flatMap(\.lines)
        #expect(lines.count { $0.statement.isAnswer } > 200)
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
                #expect(isExplained, "qmp.transcript:\(line.number): not one row says '\(text)'")
            }
            #expect(line.program == nil || isExplained, "qmp.transcript:\(line.number): no reason is given")
        }
    }

    @Test("is recorded anew", .enabled(if: environmentVariable("APUS_RECORD") != nil, "only with APUS_RECORD"))
    func record() throws {
        let transcript = try Transcript.read()
        var text = transcript.preamble.joined(separator: "\n")
        for scene in transcript.scenes {
            text += "\n== \(scene.title)\n" + (try Recorder.record(scene)).joined(separator: "\n")
        }
        try text.write(toFile: Transcript.path, atomically: true, encoding: .utf8)
    }
}

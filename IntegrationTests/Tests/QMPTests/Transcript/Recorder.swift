// SPDX-License-Identifier: Apache-2.0

import Harness
import JSON

/// Writes a scene anew with what QEMU answers; what only Apus answers stays.
struct Recorder {
    private let stage: Stage

    /// The lines of a scene as they are now. In a scene that has answers there are some only where there were before.
    static func record(_ scene: Transcript.Scene) throws -> [String] {
        let recorder = Recorder(stage: try Stage(.qemu))
        let isNew = !scene.lines.contains { $0.statement.isAnswer }
        var lines: [String] = []
        for (index, line) in scene.lines.enumerated() {
            if line.program != .apus, line.statement.isAnswer { continue }
            lines.append(line.text)
            if line.program == .apus { continue }
            if case .comment = line.statement { continue }
            let rest = scene.lines[(index + 1)...].filter { $0.program != .apus }
            let stated = rest.prefix { $0.statement.isAnswer }
            do {
                try recorder.stage.perform(line.statement)
                guard isNew || !stated.isEmpty else { continue }
                lines += try recorder.answers(atLeast: stated.count).map { mark(of: stated.first) + $0 }
            } catch {
                throw SystemFailure("\(scene.file):\(line.number): \(error)")
            }
        }
        return lines
    }

    /// What the lines of answers begin with: as before, if there were any.
    private static func mark(of line: Transcript.Line?) -> String {
        guard let line, line.statement.isAnswer else { return "<- " }
        let program = line.program.map { "\($0): " } ?? ""
        return program + line.text.dropFirst(program.count).prefix(3)
    }

    /// What comes until it is quiet, which is not before a number of answers came.
    private func answers(atLeast count: Int) throws -> [String] {
        var answers: [String] = []
        guard (try? stage.connection) != nil else { return [] }
        while let line = try stage.nextLine(until: answers.count < count ? .ofAnswers : .after(.milliseconds(200))) {
            guard case .text(let text) = line else {
                answers.append("end")
                break
            }
            answers.append(Self.text(of: stage.placeholders.normalize(try JSONValue(parsing: text))))
        }
        return answers
    }

    /// A message on one line.
    static func text(of value: JSONValue) -> String {
        var writer = JSONWriter()
        writer.value(value)
        guard (try? writer.endMessage()) != nil else { return "what cannot be written" }
        return String(decoding: writer.bytes.dropLast(2), as: UTF8.self)
    }
}

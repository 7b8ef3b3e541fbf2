// SPDX-License-Identifier: Apache-2.0

import Foundation
import Harness

/// What is sent to a QMP server and what it answers: `qmp.transcript`, whose first lines say how it is written.
struct Transcript {
    /// What happens between the start of a server and its end.
    struct Scene: Sendable, CustomStringConvertible {
        let title: String
        var lines: [Line]

        var description: String { title }
    }

    /// A line of the file.
    struct Line: Sendable {
        let number: Int
        let text: String
        /// The only program that the line is meant for, if there is one.
        let program: Program?
        let statement: Statement
    }

    /// Why a line says nothing.
    struct Malformed: Error, CustomStringConvertible {
        let description: String
    }

    /// The comment at the top.
    let preamble: [String]
    let scenes: [Scene]

    init(_ text: String) throws {
        var preamble: [String] = []
        var scenes: [Scene] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.hasPrefix("== ") {
                scenes.append(Scene(title: String(line.dropFirst(3)), lines: []))
            } else if scenes.isEmpty {
                preamble.append(String(line))
            } else {
                scenes[scenes.count - 1].lines.append(try Line(String(line), number: index + 1))
            }
        }
        (self.preamble, self.scenes) = (preamble, scenes)
    }

    /// The path of the file.
    static let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "qmp.transcript").path

    /// The transcript of this folder.
    static func read() throws -> Transcript { try Transcript(String(contentsOfFile: path, encoding: .utf8)) }
}

extension Transcript.Line {
    init(_ text: String, number: Int) throws {
        let program = Program.allCases.first { text.hasPrefix("\($0): ") }
        let rest = program.map { text.dropFirst($0.rawValue.count + 2) } ?? text[...]
        guard let statement = try Transcript.Statement(rest) else {
            throw Transcript.Malformed(description: "line \(number): '\(text)' says nothing")
        }
        self.init(number: number, text: text, program: program, statement: statement)
    }
}

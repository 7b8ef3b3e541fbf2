// SPDX-License-Identifier: Apache-2.0

import Foundation
import Harness

/// What is sent to a QMP server and what it answers. The first lines of `qmp.transcript` say how it is written.
struct Transcript {
    /// What happens between the start of a server and its end.
    struct Scene: Sendable, CustomStringConvertible {
        let file: String
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

    /// The file that it is in.
    let file: String
    /// The comment at the top.
    let preamble: [String]
    let scenes: [Scene]

    init(_ text: String, file: String) throws {
        var preamble: [String] = []
        var scenes: [Scene] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.hasPrefix("== ") {
                scenes.append(Scene(file: file, title: String(line.dropFirst(3)), lines: []))
            } else if scenes.isEmpty {
                preamble.append(String(line))
            } else {
                scenes[scenes.count - 1].lines.append(try Line(String(line), number: index + 1))
            }
        }
        (self.file, self.preamble, self.scenes) = (file, preamble, scenes)
    }

    /// Where the file is.
    var path: String { Self.path(of: file) }

    /// The transcripts of this folder.
    static func readAll() throws -> [Transcript] {
        try ["qmp.transcript", "human.transcript"].map { file in
            try Transcript(String(contentsOfFile: path(of: file), encoding: .utf8), file: file)
        }
    }

    private static func path(of file: String) -> String {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: file).path
    }
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

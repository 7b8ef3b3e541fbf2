// SPDX-License-Identifier: Apache-2.0

import Foundation
import Harness
import JSON

/// Plays a scene with a program and holds its answers against those that the transcript states.
struct Player {
    private let scene: Transcript.Scene
    private let stage: Stage
    /// Answers that may come in any order.
    private var awaited: [JSONValue] = []

    /// Where the program answered otherwise.
    struct Mismatch: Error, CustomStringConvertible {
        let description: String
    }

    static func play(_ scene: Transcript.Scene, with program: Program) throws {
        var player = Player(scene: scene, stage: try Stage(program))
        try player.play()
    }

    private init(scene: Transcript.Scene, stage: Stage) {
        (self.scene, self.stage) = (scene, stage)
    }

    private mutating func play() throws {
        let lines = scene.lines.filter { $0.program == nil || $0.program == stage.program }
        var question: Transcript.Statement?
        for line in lines {
            do {
                switch line.statement {
                case .ask: question = line.statement
                case .receive(let answer):
                    try awaitAll()
                    if let asked = question {
                        question = nil
                        try ask(asked, until: answer)
                    } else {
                        try expect(.message(answer))
                    }
                case .receiveEnd:
                    try awaitAll()
                    try expect(.end)
                case .receiveSoon(let answer): awaited.append(answer)
                default:
                    try awaitAll()
                    try stage.perform(line.statement)
                }
            } catch {
                throw Mismatch(description: "\(scene.file):\(line.number): \(error)\(complaints)")
            }
        }
        do {
            try awaitAll()
            try finish()
        } catch {
            throw Mismatch(description: "\(scene.file): at the end of '\(scene.title)': \(error)\(complaints)")
        }
    }

    /// What the server printed to its standard error.
    private var complaints: String {
        let text = stage.scratch.text(of: "errors")
        return text.isEmpty ? "" : "\nThe server says: \(text)"
    }

    /// What may come.
    private enum Answer: Equatable, CustomStringConvertible {
        case message(JSONValue)
        case end
        case nothing

        var description: String {
            switch self {
            case .message(let value): Recorder.text(of: value)
            case .end: "end"
            case .nothing: "nothing"
            }
        }
    }

    private func next() throws -> Answer {
        switch try stage.nextLine() {
        case .text(let text): .message(stage.placeholders.normalize(try JSONValue(parsing: text)))
        case .end: .end
        case nil: .nothing
        }
    }

    private func expect(_ answer: Answer) throws {
        let received = try next()
        guard received == answer else { throw Mismatch(description: "\nexpected \(answer)\nreceived \(received)") }
    }

    private mutating func awaitAll() throws {
        while !awaited.isEmpty {
            let received = try next()
            guard let index = awaited.firstIndex(where: { .message($0) == received }) else {
                throw Mismatch(description: "\nexpected one of \(awaited.map(Recorder.text))\nreceived \(received)")
            }
            awaited.remove(at: index)
        }
    }

    private func ask(_ question: Transcript.Statement, until answer: JSONValue) throws {
        let deadline = Deadline.ofAnswers
        while true {
            try stage.perform(question)
            let received = try next()
            if received == .message(answer) { return }
            guard !deadline.isOver else {
                throw Mismatch(description: "\nexpected at last \(Answer.message(answer))\nreceived \(received)")
            }
            usleep(1000)
        }
    }

    /// Nothing more may come on any connection, and the server ends when told to.
    private func finish() throws {
        for (name, _) in stage.connections {
            try stage.perform(.on(name))
            if let process = stage.process, try process.poll() == nil { try stage.perform(.endSending) }
            try expect(.end)
            try stage.perform(.close)
        }
        stage.process?.send(SIGTERM)
        _ = try stage.process?.wait()
    }
}

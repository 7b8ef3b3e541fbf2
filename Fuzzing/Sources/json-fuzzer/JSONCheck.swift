// SPDX-License-Identifier: Apache-2.0

import JSON

/// What holds for every input of the parser.
enum JSONCheck {
    /// Something that does not hold.
    struct Violation: Error, CustomStringConvertible {
        let description: String
    }

    /// An outcome and the position in the stream where it was found.
    private struct Event: Equatable {
        let outcome: JSONParser.Outcome
        let end: Int
    }

    /// Checks that the outcomes do not depend on the chunks, and that what was read is read again from what is written.
    static func check(_ input: [UInt8]) throws(Violation) {
        var tight = JSONParser.Limits()
        tight.nesting = 5
        tight.tokenBytes = 48
        tight.tokens = 20
        for limits in [JSONParser.Limits(), tight] {
            let whole = events(of: [input], limits: limits)
            let split = events(of: chunks(of: input), limits: limits)
            guard whole == split else { throw Violation(description: "chunks matter: \(whole) or \(split)") }
            for event in whole {
                guard event.end <= input.count else { throw Violation(description: "an end beyond the input") }
                if case .value(let value) = event.outcome { try checkRewriting(value) }
            }
        }
    }

    private static func events(of chunks: [[UInt8]], limits: JSONParser.Limits) -> [Event] {
        var parser = JSONParser(limits: limits)
        var events: [Event] = []
        for chunk in chunks {
            var position = 0
            while let outcome = parser.next(in: chunk, from: &position) {
                events.append(Event(outcome: outcome, end: parser.offset))
            }
        }
        if let outcome = parser.finish() { events.append(Event(outcome: outcome, end: parser.offset)) }
        return events
    }

    /// Cuts an input into chunks of zero to seven bytes, as the bytes themselves say.
    private static func chunks(of input: [UInt8]) -> [[UInt8]] {
        var chunks: [[UInt8]] = []
        var start = 0
        for byte in input where start < input.count {
            let end = min(start + Int(byte % 8), input.count)
            chunks.append(Array(input[start..<end]))
            start = end
        }
        chunks.append(Array(input[start...]))
        return chunks
    }

    private static func checkRewriting(_ value: JSONValue) throws(Violation) {
        for style in [JSONWriter.Style.compact, .pretty] {
            let text = try text(of: value, style: style)
            let reread: JSONValue
            do { reread = try JSONValue(parsing: text) } catch {
                let written = String(decoding: text, as: UTF8.self)
                throw Violation(description: "\(value) is written as \(written): \(error)")
            }
            guard isSame(value, reread) else { throw Violation(description: "\(value) is read again as \(reread)") }
            guard text.allSatisfy({ $0 < 0x7F }) else {
                throw Violation(description: "\(value) is not written in ASCII")
            }
        }
        let compact = try text(of: value, style: .compact).dropLast(2)
        var writer = JSONWriter(style: .pretty)
        writer.raw(Array(compact))
        guard (try? writer.endMessage()) != nil, writer.bytes == (try text(of: value, style: .pretty)) else {
            throw Violation(description: "\(value) is laid out otherwise from its text")
        }
    }

    private static func text(of value: JSONValue, style: JSONWriter.Style) throws(Violation) -> [UInt8] {
        var writer = JSONWriter(style: style)
        writer.value(value)
        do { try writer.endMessage() } catch { throw Violation(description: "\(value): \(error)") }
        return writer.bytes
    }

    /// Whether two values are the same, where a number without fraction may have become an integer.
    private static func isSame(_ left: JSONValue, _ right: JSONValue) -> Bool {
        switch (left, right) {
        case (.number(let left), _): return left == right.doubleValue
        case (.array(let left), .array(let right)):
            return left.count == right.count && zip(left, right).allSatisfy { isSame($0, $1) }
        case (.object(let left), .object(let right)):
            return left.members.count == right.members.count
                && zip(left.members, right.members).allSatisfy { $0.key == $1.key && isSame($0.value, $1.value) }
        default: return left == right
        }
    }
}

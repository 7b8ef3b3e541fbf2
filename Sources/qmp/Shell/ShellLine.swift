// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import JSON
internal import QMPShell

/// What a line of the shell asks for.
enum ShellLine {
    case nothing
    case exit
    /// Help on what the words name, or on everything.
    case help([String])
    case request(Request)

    /// The commands of the shell itself.
    static let ownCommands = [Completer.help, "exit"]

    /// Reads a line: a command of the shell, one of the server with `key=value`, or a request in JSON.
    init(_ line: String, _ schema: ServerSchema?) throws(ToolFailure) {
        let words = ShellWord.words(in: line)
        if words.last?.isOpen == true { throw ToolFailure(.usage, "A quote or a bracket is not closed") }
        switch words.first?.text {
        case nil: self = .nothing
        case "exit": self = .exit
        case Completer.help: self = .help(words.dropFirst().map(\.text))
        case let first? where first.hasPrefix("{"): self = .request(try Request(readingJSON: line))
        default:
            let options: RequestOptions
            do {
                options = try RequestOptions.parse(words.map(\.text))
            } catch {
                throw ToolFailure(.usage, RequestOptions.message(for: error))
            }
            self = .request(try options.request { schema })
        }
    }
}

extension Request {
    /// Reads a request as it goes over the wire; a client gives it an identifier of its own.
    fileprivate init(readingJSON text: String) throws(ToolFailure) {
        let value: JSONValue
        do throws(JSONParseError) {
            value = try JSONValue(parsing: text)
        } catch {
            throw ToolFailure(.usage, "\(error) at byte \(error.offset)")
        }
        guard let name = (value["execute"] ?? value["exec-oob"])?.stringValue else {
            throw ToolFailure(.usage, "A request has a member 'execute', which is a string")
        }
        self.init(name)
        isOutOfBand = value["execute"] == nil
        arguments = value["arguments"]?.objectValue ?? JSONObject()
    }
}

// SPDX-License-Identifier: Apache-2.0

import Glibc
import JSON

extension Transcript.Statement {
    /// What a line says; nil if that is nothing.
    init?(_ line: Substring) throws {
        if line.isEmpty || line.hasPrefix("#") {
            self = .comment
            return
        }
        let keyword = line.prefix { $0 != " " }
        let rest = String(line.dropFirst(keyword.count + 1))
        let words = rest.split(separator: " ").map(String.init)
        switch (keyword, words.count) {
        case ("server", _): self = .server(words)
        case ("differs:", _): self = .differs(rest)
        case ("connect", 0): self = .connect("client", path: "qmp")
        case ("connect", 1): self = .connect(words[0], path: "qmp")
        case ("connect", 2): self = .connect(words[0], path: words[1])
        case ("on", 1): self = .on(words[0])
        case ("pass", 1...): self = .pass(try words.map(Transcript.PassedFile.init))
        case ("+>", _): self = .hold(rest)
        case ("->", _): self = .send(rest)
        case ("?>", _): self = .type(rest)
        case ("file", 2...): self = .file(words[0], Self.unescape(String(rest.dropFirst(words[0].count + 1))))
        case ("=>", _): self = .sendBytes(Self.unescape(rest))
        case ("~>", _): self = .ask(rest)
        case ("<-", 1) where rest == "end": self = .receiveEnd
        case ("<-", _): self = .receive(try JSONValue(parsing: rest))
        case ("<*", _): self = .receiveSoon(try JSONValue(parsing: rest))
        case ("end-sending", 0): self = .endSending
        case ("close", 0): self = .close
        case ("listen", 2): self = .listen(words[0], path: words[1])
        case ("accept", 2): self = .accept(words[0], listener: words[1])
        case ("is-closed", 1): self = .isClosed(pipe: words[0])
        case ("is-open", 1): self = .isOpen(pipe: words[0])
        case ("exit", 1):
            guard let status = CInt(rest) else { return nil }
            self = .exit(status)
        default: return nil
        }
    }

    /// Whether it is an answer.
    var isAnswer: Bool {
        switch self {
        case .receive, .receiveSoon, .receiveEnd: true
        default: false
        }
    }

    /// The bytes of a text with escapes: `\xNN` for any byte, `\n` for a line end, `\\` for a backslash itself.
    private static func unescape(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\"), let letter = rest.popFirst() else {
                bytes.append(byte)
                continue
            }
            switch letter {
            case UInt8(ascii: "n"): bytes.append(UInt8(ascii: "\n"))
            case UInt8(ascii: "x"):
                bytes.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
                rest = rest.dropFirst(2)
            default: bytes.append(letter)
            }
        }
        return bytes
    }
}

extension Transcript.PassedFile {
    /// `KIND:NAME`.
    init(_ word: String) throws {
        let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { throw Transcript.Malformed(description: "no file to pass: \(word)") }
        switch parts[0] {
        case "pipe": self = .pipe(parts[1])
        case "socket": self = .socket(parts[1])
        case "listener": self = .listener(parts[1])
        case "read": self = .file(parts[1], O_RDONLY)
        case "write": self = .file(parts[1], O_WRONLY | O_CREAT)
        case "both": self = .file(parts[1], O_RDWR | O_CREAT)
        default: throw Transcript.Malformed(description: "no kind of file: \(word)")
        }
    }
}

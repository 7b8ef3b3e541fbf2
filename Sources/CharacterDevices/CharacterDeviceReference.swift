// SPDX-License-Identifier: Apache-2.0

import Options
public import QAPI

/// A device as `-qmp DEV` and its like name it in short.
public enum CharacterDeviceReference: Hashable, Sendable {
    /// One that is there, by its label: `chardev:LABEL`.
    case existing(label: String)

    /// One to be made: `stdio`, `null`, `file:PATH`, `unix:PATH[,options]`, `tcp:[HOST]:PORT[,options]`. With `mon:` before
    /// it, it is shared with monitors, and all keys but those behind Ctrl-A are input.
    case new(CharacterDeviceConfiguration)

    /// Reads the short form.
    ///
    /// - Throws: What is wrong with it, or is not built.
    public init(_ text: String) throws(QAPIError) {
        if let label = text.behind("chardev:") {
            self = .existing(label: label)
        } else {
            self = .new(try CharacterDeviceConfiguration(short: text))
        }
    }
}

extension CharacterDeviceConfiguration {
    fileprivate init(short text: String) throws(QAPIError) {
        if let base = text.behind("mon:") {
            self = .multiplexed(try Self(short: base).withoutSignals)
        } else if let path = text.behind("unix:") {
            try self.init(kind: "socket", try OptionGroup.unixDevice.values(in: path))
        } else if let rest = text.behind("tcp:") {
            try self.init(internet: rest, of: text)
        } else if let path = text.behind("file:") {
            self = .file(FileConfiguration(outputPath: path))
        } else if text == "stdio" {
            self = .stdio(signals: true)
        } else if text == "null" {
            self = .null
        } else {
            throw Self.refusal(text)
        }
    }

    /// `[HOST]:PORT[,options]`. An IPv6 address does not fit: the host ends at the first colon.
    private init(internet rest: String, of text: String) throws(QAPIError) {
        let address = rest.utf8.prefix { $0 != UInt8(ascii: ",") }
        let parts = address.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].isEmpty else { throw QAPIError("parse error: \(text)") }
        let options = rest.utf8[address.endIndex...].dropFirst()
        var values = try OptionGroup.internetDevice.values(in: String(Substring(options)))
        try values.set("host", to: String(Substring(parts[0])))
        try values.set("port", to: String(Substring(parts[1])))
        try self.init(kind: "socket", values)
    }

    /// The same device, but keys for signals are input.
    private var withoutSignals: Self {
        if case .stdio = self { .stdio(signals: false) } else { self }
    }

    /// Says of a form that others know that it is not built, and of the rest that it is none.
    private static func refusal(_ text: String) -> QAPIError {
        let forms = ["telnet:", "tn3270:", "websocket:", "udp:", "pipe:", "pty:", "vc:", "/dev/"]
        let isKnown = ["pty", "vc"].contains(text) || forms.contains { text.behind($0) != nil }
        return QAPIError(isKnown ? "'\(text)' is not supported by this build" : "'\(text)' is not a valid char driver")
    }
}

extension String {
    /// What stands behind a prefix; nil where the text does not begin with it.
    fileprivate func behind(_ prefix: String) -> String? {
        utf8.starts(with: prefix.utf8) ? String(Substring(utf8.dropFirst(prefix.utf8.count))) : nil
    }
}

// SPDX-License-Identifier: Apache-2.0

/// Why a schema was refused: the first complaint about it.
public struct SchemaError: Error, Sendable {
    /// The definition that the complaint is about, as the schema spells it.
    public struct Definition: Sendable, Equatable {
        /// `struct`, `command` and so on.
        public let meta: String

        /// The name of the definition.
        public let name: String

        /// Names a definition.
        public init(meta: String, name: String) {
            self.meta = meta
            self.name = name
        }
    }

    /// The place, or nil where the root file itself could not be read.
    public let location: SourceLocation?

    /// The column, counted from 1 with tab stops of 8; known for complaints of the lexer and the parser.
    public let column: Int?

    /// The definition around the place, for complaints about its meaning.
    public let definition: Definition?

    /// What is wrong, without the place.
    public let message: String

    /// Makes a complaint.
    public init(at location: SourceLocation?, column: Int? = nil, in definition: Definition? = nil, _ message: String) {
        self.location = location
        self.column = column
        self.definition = definition
        self.message = message
    }
}

extension SchemaError: CustomStringConvertible {
    /// The whole text for a person: the context, then `FILE:LINE:COL: message`. A complaint about a whole line or definition
    /// has the column 1.
    public var description: String {
        guard let location else { return message }
        return "\(context)\(location):\(column ?? 1): \(message)"
    }

    /// The lines that say what stands around the place: the chain of includes from the root on, then the definition.
    public var context: String {
        guard let location else { return "" }
        var lines = ""
        var includer = location.file.includedFrom
        while let place = includer {
            lines = "In file included from \(place):\n" + lines
            includer = place.file.includedFrom
        }
        if let definition, !definition.name.isEmpty {
            lines += "\(location.file.path): In \(definition.meta) '\(definition.name)':\n"
        }
        return lines
    }
}

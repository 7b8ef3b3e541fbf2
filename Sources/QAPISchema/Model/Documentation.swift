// SPDX-License-Identifier: Apache-2.0

/// A documentation comment, in the order in which its author wrote it.
public struct Documentation: Sendable {
    /// A part of a documentation comment.
    public struct Section: Sendable {
        /// What a section is about.
        public enum Kind: Sendable, Hashable {
            /// Running text: the overview, or what follows other sections.
            case plain
            /// A member, argument, enumeration value or branch, by its name.
            case member(String)
            /// A feature, by its name.
            case feature(String)
            /// What a command returns.
            case returns
            /// The errors a command fails with.
            case errors
            /// The release that brought the definition.
            case since
            /// A remark: a `Note` or `Notes` section, or a `.. note::` directive in running text.
            case note
            /// An exchange on the wire: an `Example` or `Examples` section, or a `.. qmp-example::` directive in running
            /// text.
            case example
            /// Work the authors left for later.
            case todo
        }

        /// What the section is about.
        public var kind: Kind

        /// The text, its common indentation removed, its lines joined by newlines. It is never empty; for a note or
        /// example it is what the tag or directive is about, without the directive's options.
        public var text: String

        /// Where the section begins.
        public var location: SourceLocation

        /// Makes a section.
        public init(kind: Kind, text: String, location: SourceLocation) {
            self.kind = kind
            self.text = text
            self.location = location
        }
    }

    /// The name of the definition that the comment documents, or nil for a free-form comment.
    public var symbol: String?

    /// The sections.
    public var sections: [Section]

    /// Where the comment begins.
    public var location: SourceLocation

    /// Makes a documentation comment.
    public init(symbol: String?, sections: [Section], location: SourceLocation) {
        self.symbol = symbol
        self.sections = sections
        self.location = location
    }

    /// The text of the first section of a kind that is not empty.
    public func text(of kind: Section.Kind) -> String? {
        sections.first { $0.kind == kind && !$0.text.isEmpty }?.text
    }
}

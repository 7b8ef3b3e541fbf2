// SPDX-License-Identifier: Apache-2.0

/// A schema file as it was named when it was read, with the place of the include that named it.
public final class SourceFile: Sendable {
    /// The path shown in messages: the root as the caller gave it, an included file relative to its includer's folder.
    public let path: String

    /// Where the `include` directive stands that led to this file, or nil for the root.
    public let includedFrom: SourceLocation?

    /// Names a file.
    public init(path: String, includedFrom: SourceLocation? = nil) {
        self.path = path
        self.includedFrom = includedFrom
    }
}

/// A place in a schema file.
public struct SourceLocation: Sendable {
    /// The file.
    public let file: SourceFile

    /// The line, counted from 1.
    public let line: Int

    /// Names a place.
    public init(file: SourceFile, line: Int) {
        self.file = file
        self.line = line
    }
}

extension SourceLocation: CustomStringConvertible {
    /// `FILE:LINE`.
    public var description: String { "\(file.path):\(line)" }
}

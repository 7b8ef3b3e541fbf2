// SPDX-License-Identifier: Apache-2.0

/// What the `pragma` directives of a schema ask for. A later list replaces an earlier one.
public struct Pragmas: Sendable {
    /// Whether every definition must be documented (`doc-required`).
    public var requiresDocumentation = false

    /// Commands whose names may contain an underscore (`command-name-exceptions`).
    public var commandNameExceptions: Set<String> = []

    /// Commands that may return any type (`command-returns-exceptions`).
    public var commandReturnsExceptions: Set<String> = []

    /// Definitions whose members may lack documentation (`documentation-exceptions`).
    public var documentationExceptions: Set<String> = []

    /// Types and commands whose members may contain uppercase letters and underscores (`member-name-exceptions`).
    public var memberNameExceptions: Set<String> = []

    /// No pragma at all.
    public init() {}
}

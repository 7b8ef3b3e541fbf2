// SPDX-License-Identifier: Apache-2.0

/// The rules that hold between a documentation comment and the definition it documents.
///
/// The first complaint counts, so each rule has its time:
/// 1. `checkHeading` while the structure of definitions is checked, right after the definition's name and before its keys;
/// 2. `checkCoverage` once the definition's meaning is checked, before the next definition's;
/// 3. `checkSubjects` for all comments in turn, after every definition passed.
extension Documentation {
    /// A member, value or branch of a definition, with what its comment must describe.
    struct Part {
        /// The word for it in complaints: `member`, `value` or `branch`.
        var role: String

        /// The name, without the mark of an optional member.
        var name: String

        /// The names of its features.
        var features: [String] = []
    }

    /// Checks that the comment is for the definition, and that it has only sections which fit its kind.
    ///
    /// - Parameters:
    ///   - definition: The definition that follows the comment.
    ///   - returnsValue: Whether it has a `returns` key.
    ///   - location: Where the definition begins.
    /// - Throws: `documentation comment is for 'X'`, or a complaint about a `Returns` or `Errors` section.
    func checkHeading(
        of definition: SchemaError.Definition,
        returnsValue: Bool,
        at location: SourceLocation
    ) throws(SchemaError) {
        if symbol != definition.name {
            throw SchemaError(at: location, in: definition, "documentation comment is for '\(symbol ?? "")'")
        }
        let returns = sections.first { $0.kind == .returns }
        if definition.meta == "command" {
            if let returns, !returnsValue {
                throw SchemaError(at: returns.location, "'Returns' section, but command doesn't return anything")
            }
            return
        }
        if let returns {
            throw SchemaError(at: returns.location, "'Returns' section is only valid for commands")
        }
        if let errors = sections.first(where: { $0.kind == .errors }) {
            throw SchemaError(at: errors.location, "'Errors' section is only valid for commands")
        }
    }

    /// Checks that the comment describes everything the definition has.
    ///
    /// - Parameters:
    ///   - definition: The definition, already checked.
    ///   - features: The names of its own features.
    ///   - parts: Its members in order: an inline base's first; for a command or event, those of inline `data`; the
    ///     values of an enumeration; the branches of an alternate, but not those of a union.
    ///   - exceptions: The definitions that may leave members undescribed (`Pragmas.documentationExceptions`).
    ///   - location: Where the definition begins.
    /// - Throws: `ROLE 'X' lacks documentation`.
    func checkCoverage(
        of definition: SchemaError.Definition,
        features: [String],
        parts: [Part],
        exceptions: Set<String>,
        at location: SourceLocation
    ) throws(SchemaError) {
        func complain(_ role: String, _ name: String) -> SchemaError {
            SchemaError(at: location, in: definition, "\(role) '\(name)' lacks documentation")
        }
        for feature in features where !describes(.feature(feature)) {
            throw complain("feature", feature)
        }
        let mayOmitMembers = exceptions.contains(definition.name)
        for part in parts {
            if !mayOmitMembers && !describes(.member(part.name)) {
                throw complain(part.role, part.name)
            }
            for feature in part.features where !describes(.feature(feature)) {
                throw complain("feature", feature)
            }
        }
    }

    /// Checks that the definition has everything the comment describes.
    ///
    /// - Parameters:
    ///   - members: The names of the parts that `checkCoverage` got.
    ///   - features: The names of the definition's features and of its parts' features.
    /// - Throws: `documented member 'X' does not exist` or its like for several, or for features.
    func checkSubjects(members: Set<String>, features: Set<String>) throws(SchemaError) {
        var strangeMembers: [(name: String, location: SourceLocation)] = []
        var strangeFeatures: [(name: String, location: SourceLocation)] = []
        for section in sections {
            switch section.kind {
            case .member(let name) where !members.contains(name): strangeMembers.append((name, section.location))
            case .feature(let name) where !features.contains(name): strangeFeatures.append((name, section.location))
            default: break
            }
        }
        for (what, strange) in [("member", strangeMembers), ("feature", strangeFeatures)] {
            guard let first = strange.first else { continue }
            let names = strange.map { "'\($0.name)'" }.joined(separator: ", ")
            let complaint = strange.count == 1 ? "\(what) \(names) does" : "\(what)s \(names) do"
            throw SchemaError(at: first.location, "documented \(complaint) not exist")
        }
    }

    /// Whether one of the sections is of a kind.
    private func describes(_ kind: Section.Kind) -> Bool {
        sections.contains { $0.kind == kind }
    }
}

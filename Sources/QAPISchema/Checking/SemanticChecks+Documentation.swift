// SPDX-License-Identifier: Apache-2.0

extension SemanticChecks {
    /// Checks that a definition's comment describes all of it.
    func checkDocumentation(of origin: Int) throws(SchemaError) {
        let declaration = table.declarations[origin]
        guard let documentation = declaration.documentation else { return }
        try documentation.checkCoverage(
            of: declaration.context.definition,
            features: declaration.features.map(\.name),
            parts: declaration.documentedParts,
            exceptions: pragmas.documentationExceptions,
            at: declaration.context.location
        )
    }

    /// Checks that everything that comments describe is there.
    func checkDocumentedSubjects() throws(SchemaError) {
        for declaration in table.declarations {
            guard let documentation = declaration.documentation else { continue }
            let parts = declaration.documentedParts
            if mustMatch(documentation, declaration) { continue }
            let features = parts.flatMap(\.features) + declaration.features.map(\.name)
            try documentation.checkSubjects(members: Set(parts.map(\.name)), features: Set(features))
        }
    }

    /// Whether a comment cannot but describe what is there: it has no features, and as many descriptions as there are
    /// parts, each of which is described.
    private func mustMatch(_ documentation: Documentation, _ declaration: Declaration) -> Bool {
        let sections = documentation.sections
        return sections.count(where: \.describesMember) == declaration.documentedParts.count
            && !sections.contains(where: \.describesFeature)
            && !pragmas.documentationExceptions.contains(declaration.name)
    }

    /// The features that a schema can have, all in all: a set of them must fit 64 bits.
    static let maximumFeatureCount = 64

    /// Checks that there are no more different features than a schema can have.
    func checkFeatureCount() throws(SchemaError) {
        var names: Set = ["deprecated", "unstable"]
        for declaration in table.declarations {
            for feature in declaration.features { names.insert(feature.name) }
            for feature in declaration.content.features { names.insert(feature.name) }
            if names.count > Self.maximumFeatureCount {
                throw declaration.context.error("Maximum of \(Self.maximumFeatureCount) schema features is permitted")
            }
        }
    }
}

extension Documentation.Section {
    fileprivate var describesMember: Bool {
        if case .member = kind { true } else { false }
    }

    fileprivate var describesFeature: Bool {
        if case .feature = kind { true } else { false }
    }
}

// SPDX-License-Identifier: Apache-2.0

import QAPISchema

extension ObjectShape {
    /// Writes the memberwise initialiser.
    ///
    /// Parameters cannot be conditional in Swift. Optional members with a condition are no parameters and begin as nil;
    /// mandatory ones make one initialiser for each combination of their conditions.
    func writeInitializers(to writer: inout SourceWriter) {
        let conditions = properties.filter { !$0.member.isOptional }.compactMap(\.member.condition)
        var unique: [Condition] = []
        for condition in conditions where !unique.contains(condition) { unique.append(condition) }
        writeInitializers(undecided: unique[...], holding: [], to: &writer)
    }

    private func writeInitializers(
        undecided: ArraySlice<Condition>,
        holding: Set<Condition>,
        to writer: inout SourceWriter
    ) {
        guard let condition = undecided.first else { return writeInitializer(holding: holding, to: &writer) }
        writer.line("#if \(condition.swiftSource)")
        writeInitializers(undecided: undecided.dropFirst(), holding: holding.union([condition]), to: &writer)
        writer.line("#else")
        writeInitializers(undecided: undecided.dropFirst(), holding: holding, to: &writer)
        writer.line("#endif")
    }

    private func writeInitializer(holding: Set<Condition>, to writer: inout SourceWriter) {
        let present = properties.filter { property in
            guard let condition = property.member.condition else { return true }
            return !property.member.isOptional && holding.contains(condition)
        }
        var parameters = present.map { property in
            "\(property.name): \(property.declaredType)\(property.member.isOptional ? " = nil" : "")"
        }
        var assignments = present.map { "self.\($0.name) = \($0.name)" }
        if let union {
            parameters.append("\(union.branchProperty): Branch")
            assignments.append("self.\(union.branchProperty) = \(union.branchProperty)")
        }
        writer.line("")
        writer.line("/// Makes a value of its members.")
        writer.block("public init(\(parameters.joined(separator: ", ")))") { writer in
            for assignment in assignments { writer.line(assignment) }
        }
    }
}

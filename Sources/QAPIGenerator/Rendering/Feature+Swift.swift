// SPDX-License-Identifier: Apache-2.0

import QAPISchema

extension [Feature] {
    /// The special ones, which policies act on.
    var special: [Feature] { filter { $0.name == "deprecated" || $0.name == "unstable" } }

    /// The names as a list of string literals.
    var nameList: String { map { "\"\($0.name)\"" }.joined(separator: ", ") }
}

extension SourceWriter {
    /// Writes a line that names the special features of a build, once for each combination of the features' conditions.
    ///
    /// - Parameter line: makes the line of the features as an option set, such as `[.deprecated]`; nil for none.
    mutating func line(with features: [Feature], _ line: (_ optionSet: String?) -> String) {
        writeLine(line, undecided: features.special[...], present: [])
    }

    private mutating func writeLine(
        _ line: (String?) -> String,
        undecided: ArraySlice<Feature>,
        present: [String]
    ) {
        guard let feature = undecided.first else {
            return self.line(line(present.isEmpty ? nil : "[\(present.joined(separator: ", "))]"))
        }
        let rest = undecided.dropFirst()
        guard let condition = feature.condition else {
            return writeLine(line, undecided: rest, present: present + [".\(feature.name)"])
        }
        self.line("#if \(condition.swiftSource)")
        writeLine(line, undecided: rest, present: present + [".\(feature.name)"])
        self.line("#else")
        writeLine(line, undecided: rest, present: present)
        self.line("#endif")
    }
}

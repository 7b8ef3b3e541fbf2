// SPDX-License-Identifier: Apache-2.0

/// The options of a command line, in their order.
public struct ParsedCommandLine: Sendable {
    /// All options.
    public internal(set) var occurrences: [OptionOccurrence] = []

    /// Where an option stands, by the first of its names.
    public func occurrences(of name: String) -> [OptionOccurrence] {
        occurrences.filter { $0.option.names.first == name }
    }

    /// Whether an option is there, by the first of its names.
    public func contains(_ name: String) -> Bool { !occurrences(of: name).isEmpty }

    /// The values of a merged group, from all its occurrences; nil where there is none.
    public func mergedValues(of group: String) -> OptionValues? {
        let all = occurrences.compactMap(\.values).filter { $0.group.isMerged && $0.group.name == group }
        guard var merged = all.first else { return nil }
        for values in all.dropFirst() { merged.merge(values) }
        return merged
    }
}

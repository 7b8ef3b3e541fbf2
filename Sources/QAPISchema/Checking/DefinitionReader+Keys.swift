// SPDX-License-Identifier: Apache-2.0

extension DefinitionReader {
    /// Checks that an object has all required keys and no key beyond those and the optional ones.
    func checkKeys(
        of object: ExpressionObject,
        _ subject: @autoclosure () -> Subject,
        required: [String],
        optional: [String]
    ) throws(SchemaError) {
        guard let complaint = complaintAboutKeys(of: object, required: required, optional: optional) else { return }
        throw context.error("\(subject()) \(complaint)")
    }

    /// What is wrong with the keys of an object, as the end of a sentence about it.
    func complaintAboutKeys(of object: ExpressionObject, required: [String], optional: [String]) -> String? {
        let missing = required.filter { object[$0] == nil }
        if !missing.isEmpty { return "misses \(keys(missing))" }
        let unknown = object.members.lazy.map(\.key).filter { !required.contains($0) && !optional.contains($0) }
        if unknown.isEmpty { return nil }
        return "has unknown \(keys(Array(unknown)))\nValid keys are \(list(required + optional))."
    }

    private func keys(_ names: [String]) -> String { (names.count == 1 ? "key " : "keys ") + list(names) }

    private func list(_ names: [String]) -> String { names.sorted().map { "'\($0)'" }.joined(separator: ", ") }

    /// Checks the values of the flags, each of which may only state what is not its default. Commands and events have
    /// flags.
    func checkFlags() throws(SchemaError) {
        guard kind == .command || kind == .event else { return }
        for (flags, value) in [(DefinitionKind.flagsThatMayBeFalse, false), (DefinitionKind.flagsThatMayBeTrue, true)] {
            for flag in flags {
                guard let stated = self[flag] else { continue }
                guard case .boolean(value) = stated else {
                    throw context.error("flag '\(flag)' may only use \(value) value")
                }
            }
        }
        if self["allow-oob"] != nil && self["coroutine"] != nil {
            throw context.error("flags 'allow-oob' and 'coroutine' are incompatible")
        }
    }
}

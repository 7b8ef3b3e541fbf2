// SPDX-License-Identifier: Apache-2.0

import JSON
import Options
import QAPI
import QMPServer

extension CompatibilityPolicy {
    /// Reads `-compat`.
    ///
    /// - Throws: where there is no such parameter, or it does not take that value.
    init(_ occurrence: OptionOccurrence) throws(QAPIError) {
        self.init()
        for (feature, name) in [(SpecialFeatures.deprecated, "deprecated"), (.unstable, "unstable")] {
            switch try occurrence.choice("\(name)-input", of: ["accept", "reject", "crash"]) {
            case "reject": refuses.insert(feature)
            case "crash":
                refuses.insert(feature)
                crashes.insert(feature)
            default: break
            }
            if try occurrence.choice("\(name)-output", of: ["accept", "hide"]) == "hide" { hides.insert(feature) }
        }
        guard case .json(let object) = occurrence.argument else { return }
        for member in object.members
        where OptionGroup.compatibilityOptions.parameters.allSatisfy({ $0.name != member.key }) {
            throw QAPIError(DecodingError(.unexpected, at: .member(member.key)))
        }
    }
}

extension OptionOccurrence {
    fileprivate func choice(_ name: String, of choices: [String]) throws(QAPIError) -> String? {
        guard let choice = try string(name) else { return nil }
        guard choices.contains(choice) else {
            throw QAPIError(DecodingError(.enumerationValue(choice), at: .member(name)))
        }
        return choice
    }
}

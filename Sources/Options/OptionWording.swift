// SPDX-License-Identifier: Apache-2.0

import QAPI

/// As what the parameters of a group are seen by people, which complaints show.
public enum OptionWording: Sendable {
    /// Parameters of the option: `Invalid parameter 'x'`.
    case parameters
    /// Members of an object of the schema, which has a name or none: `Parameter 'boot.x' is unexpected`.
    case members(of: String?)
    /// Properties of an object, whose type follows from the values: `Property 'virt-machine.x' not found`.
    case properties(ofType: @Sendable (OptionValues) -> String)

    /// What complaints call a parameter.
    func fullName(of name: String) -> String {
        guard case .members(of: let object?) = self else { return name }
        return "\(object).\(name)"
    }

    /// The complaint about a parameter that there is not.
    func unknown(_ name: String, among values: OptionValues) -> QAPIError {
        switch self {
        case .parameters: QAPIError("Invalid parameter '\(name)'")
        case .members: QAPIError("Parameter '\(fullName(of: name))' is unexpected")
        case .properties(let type): QAPIError("Property '\(type(values)).\(name)' not found")
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

public import JSON
public import QAPI

extension OptionValues {
    /// The settings of a group that takes any key, as JSON.
    ///
    /// - Parameters:
    ///   - excluded: Keys to leave out.
    ///   - typeName: The name of a key's type, such as `int`, `bool`, `size`; nil where there is no such key.
    /// - Throws: where there is no such key, or the text is none of its type.
    public func json(
        without excluded: Set<String> = [],
        typeName: (_ key: String) -> String?
    ) throws(QAPIError) -> JSONObject {
        var object = JSONObject()
        for setting in settings where !excluded.contains(setting.name) {
            guard let typeName = typeName(setting.name) else { throw QAPIError("Invalid parameter '\(setting.name)'") }
            guard case .string(let text) = setting.value else {
                preconditionFailure("\(group.name) takes more than strings")
            }
            object[setting.name] = try ScalarKind(typeName: typeName).json(text, named: setting.name)
        }
        return object
    }
}

// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSON

/// Whether a value and what JSONSerialization made of the same text are the same.
func agree(_ value: JSONValue, _ object: Any) -> Bool {
    switch value {
    case .null: object is NSNull
    case .bool(let value): object as? Bool == value
    case .integer(let value): object as? Int64 == value
    case .unsigned(let value): object as? UInt64 == value
    case .number(let value): object as? Double == value
    case .string(let value): object as? String == value
    case .array(let elements): agree(elements, object as? [Any])
    case .object(let value): agree(value, object as? [String: Any])
    }
}

private func agree(_ elements: [JSONValue], _ objects: [Any]?) -> Bool {
    guard let objects, objects.count == elements.count else { return false }
    return zip(elements, objects).allSatisfy { agree($0, $1) }
}

private func agree(_ value: JSONObject, _ dictionary: [String: Any]?) -> Bool {
    guard let dictionary, dictionary.count == value.members.count else { return false }
    return value.members.allSatisfy { member in dictionary[member.key].map { agree(member.value, $0) } ?? false }
}

// SPDX-License-Identifier: Apache-2.0

public import JSON
public import ObjectModel
public import Options
public import QAPI

extension OptionGroup {
    /// The parameters of `-object`, which are those of the type.
    public static let objectOptions = OptionGroup("object", impliedKey: "qom-type")
}

extension ObjectTree {
    /// Creates an object of what stands behind `-object`.
    func create(text: String) throws(QAPIError) {
        guard text.utf8.first == UInt8(ascii: "{") else {
            return try create(OptionGroup.objectOptions.values(in: text))
        }
        guard case .object(let object) = try JSON.JSONValue(humanText: text) else {
            preconditionFailure("\(text) starts like an object and is none")
        }
        try create(object)
    }

    /// Creates an object; the members beside `qom-type` and `id` are its properties.
    ///
    /// - Throws: as `ObjectTree.create(typeName:id:properties:)`; where the type or the id is missing.
    public func create(_ object: JSON.JSONObject) throws(QAPIError) {
        var properties = object
        let typeName = try properties.removeString("qom-type")
        let id = try properties.removeString("id")
        try create(typeName: typeName, id: id, properties: properties)
    }

    /// Creates an object; the values beside `qom-type` and the id are its properties.
    ///
    /// - Throws: as `ObjectTree.create(typeName:id:properties:)`; where the type or the id is missing.
    public func create(_ values: OptionValues) throws(QAPIError) {
        guard let typeName = values.string("qom-type") else {
            throw QAPIError(DecodingError(.missing, at: .member("qom-type")))
        }
        guard let id = values.id else { throw QAPIError(DecodingError(.missing, at: .member("id"))) }
        var properties = JSON.JSONObject()
        if let type = type(named: typeName) {
            properties = try values.json(without: ["qom-type"]) { name in
                type.property(name).flatMap { $0.isWritable ? $0.typeName : nil }
            }
        }
        try create(typeName: typeName, id: id, properties: properties)
    }
}

extension JSONObject {
    fileprivate mutating func removeString(_ key: String) throws(QAPIError) -> String {
        do throws(DecodingError) {
            guard let value = self[key] else { throw DecodingError(.missing) }
            defer { self[key] = nil }
            return try String(from: value, .server)
        } catch {
            throw QAPIError(error.nested(in: .member(key)))
        }
    }
}

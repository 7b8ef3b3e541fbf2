// SPDX-License-Identifier: Apache-2.0

public import JSON
public import QAPI

extension ObjectTree {
    /// Creates an object in `/objects`. Where that fails nothing of it stays.
    ///
    /// - Parameters:
    ///   - typeName: A type that users may create.
    ///   - id: The name in `/objects`, an identifier.
    ///   - properties: Values of properties, set in their order; the others stay at their defaults.
    /// - Throws: where there is no such type or property, the id is none or taken, or the object refuses.
    public func create(typeName: String, id: String, properties: JSONObject) throws(QAPIError) {
        guard let type = type(named: typeName), case .byUser(let make) = type.creation else {
            throw QAPIError(DecodingError(.enumerationValue(typeName), at: .member("qom-type")))
        }
        for member in properties.members where type.property(member.key)?.isWritable != true {
            throw QAPIError(DecodingError(.unexpected, at: .member(member.key)))
        }
        guard id.isIdentifier else { throw QAPIError(DecodingError(.expects("an identifier"), at: .member("id"))) }
        let object = try make()
        for member in properties.members {
            try type.property(member.key)?.set(member.value, of: object)
        }
        try objects.add(object, named: id)
        do throws(QAPIError) {
            try object.complete(named: id, in: self)
        } catch {
            objects.remove(id)
            throw error
        }
    }

    /// Deletes an object from `/objects`.
    ///
    /// - Throws: where there is none of that name or it is in use.
    public func delete(id: String) throws(QAPIError) {
        guard let object = objects[id] else { throw QAPIError("object '\(id)' not found") }
        guard object.canBeDeleted else { throw QAPIError("object '\(id)' is in use, can not be deleted") }
        objects.remove(id)
    }
}

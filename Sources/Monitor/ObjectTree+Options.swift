// SPDX-License-Identifier: Apache-2.0

import JSON
import Monitor
import ObjectModel
import Options
import QAPI

extension Program {
    /// Creates what `-object` asks for.
    func addObjects() throws(StartError) {
        for occurrence in settings.objects {
            do throws(QAPIError) {
                switch occurrence.argument {
                case .json(let object): try parts.objects.create(object)
                case .values(let values): try parts.objects.create(values)
                case .none, .text: preconditionFailure("-object takes key=value or JSON")
                }
            } catch {
                throw StartError(error, at: occurrence)
            }
        }
    }
}

extension ObjectTree {
    fileprivate func create(_ object: JSON.JSONObject) throws(QAPIError) {
        var properties = object
        let typeName = try properties.removeString("qom-type")
        let id = try properties.removeString("id")
        try create(typeName: typeName, id: id, properties: properties)
    }

    fileprivate func create(_ values: OptionValues) throws(QAPIError) {
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

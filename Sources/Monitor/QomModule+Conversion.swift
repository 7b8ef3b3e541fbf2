// SPDX-License-Identifier: Apache-2.0

import ControlProtocol
import JSON
import ObjectModel
import QAPI

extension ObjectPropertyInfo {
    init(_ property: PropertyDescription) {
        self.init(
            name: property.name,
            type: property.typeName,
            description: property.description,
            defaultValue: property.defaultValue
        )
    }
}

extension ObjectTypeInfo {
    init(_ type: ObjectModel.ObjectType) {
        self.init(name: type.name, abstract: type.isAbstract ? true : nil, parent: type.parent?.name)
    }
}

extension ObjectOptions.Branch {
    /// The properties that were given, by name.
    func properties() throws(QAPIError) -> JSON.JSONObject {
        switch self {
        case .iothread(let properties): try properties.json().objectValue ?? JSONObject()
        case .mainLoop(let properties): try properties.json().objectValue ?? JSONObject()
        case .memoryBackendRam(let properties): try properties.json().objectValue ?? JSONObject()
        case .memoryBackendMemfd(let properties): try properties.json().objectValue ?? JSONObject()
        case .memoryBackendFile(let properties): try properties.json().objectValue ?? JSONObject()
        case .unrecognized(let name): preconditionFailure("a server takes no object of the unknown type \(name)")
        }
    }
}

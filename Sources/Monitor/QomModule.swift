// SPDX-License-Identifier: Apache-2.0

import ControlProtocol
import ObjectModel
import QAPI

/// The commands of `qom.json`: objects and their properties.
struct QomModule: QomCommands {
    let objects: ObjectTree

    func qomList(path: String, context: CommandContext) throws(QAPIError) -> [ObjectPropertyInfo] {
        try objects.properties(at: path).map(ObjectPropertyInfo.init)
    }

    func qomGet(path: String, property: String, context: CommandContext) throws(QAPIError) -> JSONValue {
        try objects.value(of: property, at: path)
    }

    func qomSet(path: String, property: String, value: JSONValue, context: CommandContext) throws(QAPIError) {
        try objects.set(property, at: path, to: value)
    }

    func qomListTypes(
        implements: String?,
        abstract: Bool?,
        context: CommandContext
    ) throws(QAPIError) -> [ObjectTypeInfo] {
        objects.types(implementing: implements, includingAbstract: abstract ?? false).map(ObjectTypeInfo.init)
    }

    func qomListProperties(typename: String, context: CommandContext) throws(QAPIError) -> [ObjectPropertyInfo] {
        try objects.properties(ofType: typename).map(ObjectPropertyInfo.init)
    }

    func objectAdd(_ arguments: ObjectOptions, context: CommandContext) throws(QAPIError) {
        try objects.create(
            typeName: arguments.qomType.name,
            id: arguments.id,
            properties: arguments.branch.properties()
        )
    }

    func objectDel(id: String, context: CommandContext) throws(QAPIError) { try objects.delete(id: id) }
}

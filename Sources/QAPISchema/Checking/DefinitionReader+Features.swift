// SPDX-License-Identifier: Apache-2.0

extension DefinitionReader {
    /// The features of an object's `features` key: strings, or objects with a name and a condition.
    func readFeatures(of object: ExpressionObject) throws(SchemaError) -> [Feature] {
        guard let expression = object["features"] else { return [] }
        guard case .array(let elements) = expression else { throw context.error("'features' must be an array") }
        return try elements.map { (element) throws(SchemaError) in
            let (name, object) = try readNamedElement(element, of: "features", optional: ["if"])
            let subject = Subject.member(key: "features", name: name)
            try checkLowerName(name, subject)
            return Feature(name: name, condition: try readCondition(of: object, subject))
        }
    }

    /// The name of an array's element with the object it is; what is no object counts as the name in short form.
    func readNamedElement(
        _ element: Expression,
        of key: String,
        optional: [String]
    ) throws(SchemaError) -> (name: String, object: ExpressionObject) {
        switch element {
        case .string(let name):
            return (name, ExpressionObject())
        case .object(let object):
            try checkKeys(of: object, .element(key: key), required: ["name"], optional: optional)
            if case .string(let name)? = object["name"] { return (name, object) }
        case .array, .boolean:
            break
        }
        throw context.error("\(Subject.element(key: key)) requires a string name")
    }
}

// SPDX-License-Identifier: Apache-2.0

/// A device, a bus or a group of settings in a device tree: properties, and the nodes below it.
public struct DeviceTreeNode: Hashable, Sendable {
    /// Its name among its siblings, with the unit address where it has one: `serial@10000000`. The root's is empty.
    public let name: String

    /// Its properties in their order.
    public private(set) var properties: [Property]

    /// The nodes below it in their order.
    public var children: [DeviceTreeNode]

    /// A name and what it stands for.
    public struct Property: Hashable, Sendable {
        /// The name, such as `compatible`.
        public let name: String

        /// What the property holds.
        public var value: DeviceTreeValue
    }

    /// Makes a node.
    ///
    /// - Parameters:
    ///   - name: The name without the unit address.
    ///   - unitAddress: The first address in the node's property `reg`, if it has that.
    ///   - properties: Names, each once, and values.
    ///   - children: The nodes below it, whose names differ.
    /// - Precondition: No name has the character NUL or a slash.
    public init(
        _ name: String,
        at unitAddress: UInt64? = nil,
        _ properties: KeyValuePairs<String, DeviceTreeValue> = [:],
        children: [DeviceTreeNode] = []
    ) {
        self.init(
            fullName: unitAddress.map { "\(name)@\(String($0, radix: 16))" } ?? name,
            properties: properties.map { Property(name: $0.key, value: $0.value) },
            children: children
        )
    }

    init(fullName: String, properties: [Property], children: [DeviceTreeNode]) {
        precondition(!fullName.utf8.contains { $0 == 0 || $0 == UInt8(ascii: "/") }, "no name of a node")
        precondition(!properties.contains { $0.name.utf8.contains(0) }, "no name of a property")
        self.name = fullName
        self.properties = properties
        self.children = children
    }

    /// What the property of a name holds; nil where there is none. A new property comes last.
    public subscript(property: String) -> DeviceTreeValue? {
        get { properties.first { $0.name == property }?.value }
        set {
            let index = properties.firstIndex { $0.name == property }
            switch (index, newValue) {
            case (let index?, let value?): properties[index].value = value
            case (let index?, nil): properties.remove(at: index)
            case (nil, let value?): properties.append(Property(name: property, value: value))
            case (nil, nil): break
            }
        }
    }

    /// The node of a name, unit address included, right below this one. One that is set comes last if it is new.
    public subscript(child name: String) -> DeviceTreeNode? {
        get { children.first { $0.name == name } }
        set {
            precondition(newValue.map { $0.name == name } ?? true, "a node stands under its own name")
            let index = children.firstIndex { $0.name == name }
            switch (index, newValue) {
            case (let index?, let node?): children[index] = node
            case (let index?, nil): children.remove(at: index)
            case (nil, let node?): children.append(node)
            case (nil, nil): break
            }
        }
    }

    /// Changes every value of a name, in this node and all below it.
    mutating func replaceValues(of property: String, _ change: (DeviceTreeValue) -> DeviceTreeValue) {
        if let value = self[property] { self[property] = change(value) }
        for index in children.indices { children[index].replaceValues(of: property, change) }
    }
}

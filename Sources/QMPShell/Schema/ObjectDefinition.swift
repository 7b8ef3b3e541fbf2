// SPDX-License-Identifier: Apache-2.0

extension ServerSchema {
    /// The members that an object has, some of which may follow from the value of one, its tag.
    package struct ObjectDefinition: Sendable {
        /// The members that it always has.
        package var members: [Member] = []
        /// The name of the member that decides on further ones.
        package var tag: String?
        /// The types whose members an object has beside these, by the value of the tag.
        package var variants: [Variant] = []
        /// What sets it apart.
        package var features: [String] = []
    }

    /// A member of an object.
    package struct Member: Sendable {
        /// The key.
        package let name: String
        /// The type of its values.
        package let type: String
        /// Whether it may be left out.
        package let isOptional: Bool
        /// What sets it apart, such as `deprecated`.
        package let features: [String]
    }

    /// What a value of the tag adds to an object.
    package struct Variant: Sendable {
        /// The value.
        package let value: String
        /// The type with the further members.
        package let type: String
    }
}

extension ServerSchema {
    /// The members of an object whose tags have certain values, those of its variants last.
    ///
    /// - Parameter tagValue: The value of the tag of a name; nil where it is not known.
    package func members(of object: ObjectDefinition, tagValue: (String) -> String?) -> [Member] {
        var members: [Member] = []
        var object = object
        // A variant may have variants in turn; one that leads back to itself would be an error of the server.
        for _ in 0..<Self.deepestVariants {
            members += object.members
            guard let tag = object.tag, let value = tagValue(tag),
                let variant = object.variants.first(where: { $0.value == value })
            else { break }
            object = self.object(variant.type)
        }
        return members
    }

    private static let deepestVariants = 16
}

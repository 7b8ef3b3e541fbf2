// SPDX-License-Identifier: Apache-2.0

/// How names of a schema are spelled in Swift.
enum SwiftName {
    /// A name as that of a property, parameter, method or case: `query-status` becomes `queryStatus`.
    static func lowerCamel(_ name: String) -> String {
        let words = words(of: name)
        guard let first = words.first else { return "_" }
        return escaped(words.dropFirst().reduce(lowercasedInitials(first)) { join($0, capitalized($1)) })
    }

    /// A name as that of a type: `query-status` becomes `QueryStatus`, `RTC_CHANGE` becomes `RtcChange`.
    static func upperCamel(_ name: String) -> String {
        let words = words(of: name).map { $0.contains(where: \.isLowercase) ? $0 : $0.lowercased() }
        return escaped(words.reduce("") { join($0, capitalized($1)) })
    }

    /// A type's name, which the schema spells in camel case, perhaps behind a prefix. One that would hide a type that every
    /// Swift file uses gets a word more.
    static func type(_ name: String) -> String {
        let camel = words(of: name).reduce("") { join($0, capitalized($1)) }
        return commonTypes.contains(camel) ? camel + "Object" : camel
    }

    /// Names for all members of one scope: camel case, except where two would become one or one is taken already, which
    /// keep their separators as underscores.
    static func unique(_ names: [String], reserved: Set<String> = []) -> [String] {
        var scope = NameScope(reserved: reserved)
        return names.map { name in
            let camel = lowerCamel(name)
            guard scope.contains(camel) else { return scope.add(camel) }
            return scope.add(escaped(String(name.map { $0.isLetter || $0.isNumber ? $0 : "_" })))
        }
    }

    /// A name as the label of an argument in a call, where hardly a keyword needs backticks.
    static func label(_ name: String) -> String {
        let bare = name.filter { $0 != "`" }
        return bare == "inout" ? name : bare
    }

    /// Whether a name can be that of a module.
    static func isIdentifier(_ name: String) -> Bool {
        guard let first = name.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else {
            return false
        }
        return name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") } && escaped(name) == name
    }

    private static func words(of name: String) -> [String] {
        name.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// Two numbers side by side stay apart.
    private static func join(_ left: String, _ right: String) -> String {
        let digitsMeet = (left.last?.isNumber ?? false) && (right.first?.isNumber ?? false)
        return digitsMeet ? "\(left)_\(right)" : left + right
    }

    private static func capitalized(_ word: String) -> String {
        word.prefix(1).uppercased() + word.dropFirst()
    }

    /// `RTC` becomes `rtc`, `MacAddress` becomes `macAddress`, `KVMMissing` becomes `kvmMissing`.
    private static func lowercasedInitials(_ word: String) -> String {
        let initials = word.prefix { $0.isUppercase }
        let count = initials.count > 1 && initials.count < word.count ? initials.count - 1 : initials.count
        return word.prefix(count).lowercased() + word.dropFirst(count)
    }

    private static func escaped(_ name: String) -> String {
        if name.first?.isNumber ?? true { return "_" + name }
        if unspeakable.contains(name) { return name + "_" }
        return keywords.contains(name) ? "`\(name)`" : name
    }

    /// Names that even backticks do not make usable as members.
    private static let unspeakable = names("self init Type Protocol Self")

    private static let commonTypes = names(
        """
        Any Array Bool Character Data Date Dictionary Double Error Float Int Never Optional Result Self Sendable Set String \
        Substring Task Type UInt Void
        """
    )

    private static let keywords = names(
        """
        Any as associatedtype await break case catch class continue default defer deinit do else enum extension fallthrough \
        false fileprivate for func guard if import in inout internal is let nil operator precedencegroup private protocol \
        public repeat rethrows return static struct subscript super switch throw throws true try typealias var where while
        """
    )

    private static func names(_ list: String) -> Set<String> { Set(list.split(separator: " ").map(String.init)) }
}

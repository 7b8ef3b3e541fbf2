// SPDX-License-Identifier: Apache-2.0

/// How names are spelled: their parts and cases.
///
/// A name is an optional vendor prefix `__RFQDN_`, an optional `x-`, and a stem: a letter followed by letters, digits,
/// `-` and `_`. The rules of case hold for the stem alone.
enum NameRules {
    /// The stem of a name, or nil where the name is malformed or reserved for implied types (`q_` in C).
    static func stem(of name: String) -> Substring.UTF8View? {
        var rest = name.utf8[...]
        if begins(rest, with: UInt8(ascii: "_"), UInt8(ascii: "_")) {
            let vendor = rest.dropFirst(2).prefix { isAlphanumeric($0) || $0 == UInt8(ascii: ".") || isHyphen($0) }
            rest = rest[vendor.endIndex...]
            guard !vendor.isEmpty, rest.popFirst() == UInt8(ascii: "_") else { return nil }
        }
        guard isStem(rest.span), !isReserved(name) else { return nil }
        // `x-` is a prefix only where a stem follows it: of `x-1` all is stem.
        let hyphen = UInt8(ascii: "-")
        let isExperimental =
            begins(rest, with: UInt8(ascii: "x"), hyphen) || begins(rest, with: UInt8(ascii: "X"), hyphen)
        guard isExperimental else { return rest }
        let unprefixed = rest.dropFirst(2)
        return isStem(unprefixed.span) ? unprefixed : rest
    }

    /// Whether a stem suits an event: no lowercase letter, no `-`.
    static func isUpper(_ stem: Substring.UTF8View) -> Bool {
        let bytes = stem.span
        for index in bytes.indices where isLowercase(bytes[index]) || isHyphen(bytes[index]) { return false }
        return true
    }

    /// Whether a stem suits a command, member, value, branch or feature: no uppercase letter, no `_`.
    static func isLower(
        _ stem: Substring.UTF8View,
        allowingUppercase: Bool = false,
        allowingUnderscore: Bool = false
    ) -> Bool {
        let bytes = stem.span
        for index in bytes.indices {
            let byte = bytes[index]
            if isUppercase(byte) && !allowingUppercase { return false }
            if byte == UInt8(ascii: "_") && !allowingUnderscore { return false }
        }
        return true
    }

    /// Whether a stem suits a type: letters and digits, the first an uppercase letter, a later one lowercase.
    static func isCamel(_ stem: Substring.UTF8View) -> Bool {
        let bytes = stem.span
        guard !bytes.isEmpty, isUppercase(bytes[0]) else { return false }
        var hasLowercase = false
        for index in bytes.indices {
            guard isAlphanumeric(bytes[index]) else { return false }
            hasLowercase = hasLowercase || isLowercase(bytes[index])
        }
        return hasLowercase
    }

    /// Whether a member may not have this name, because generated C needs it: `u`, or `has_` in front.
    static func isReservedForMembers(_ name: String) -> Bool {
        if name == "u" { return true }
        guard name.utf8.starts(with: "has".utf8), let next = name.utf8.dropFirst(3).first else { return false }
        return !isAlphanumeric(next)
    }

    /// What two names of one scope must not share: the name with everything but letters and digits made `_`.
    static func collisionKey(of name: String) -> String {
        guard name.utf8.contains(where: { !isAlphanumeric($0) && $0 != UInt8(ascii: "_") }) else { return name }
        return String(decoding: name.utf8.map { isAlphanumeric($0) ? $0 : UInt8(ascii: "_") }, as: UTF8.self)
    }

    /// Whether a byte is an ASCII digit.
    static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

    /// Whether a byte is an ASCII uppercase letter.
    static func isUppercase(_ byte: UInt8) -> Bool { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte }

    private static func isLowercase(_ byte: UInt8) -> Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte }
    private static func isLetter(_ byte: UInt8) -> Bool { isLowercase(byte) || isUppercase(byte) }
    private static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }
    private static func isHyphen(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") }

    private static func begins(_ bytes: Substring.UTF8View, with first: UInt8, _ second: UInt8) -> Bool {
        bytes.first == first && bytes.dropFirst().first == second
    }

    private static func isStem(_ bytes: Span<UInt8>) -> Bool {
        guard !bytes.isEmpty, isLetter(bytes[0]) else { return false }
        for index in bytes.indices {
            let byte = bytes[index]
            guard isAlphanumeric(byte) || isHyphen(byte) || byte == UInt8(ascii: "_") else { return false }
        }
        return true
    }

    private static func isReserved(_ name: String) -> Bool {
        guard name.utf8.first == UInt8(ascii: "q"), let second = name.utf8.dropFirst().first else { return false }
        return !isAlphanumeric(second)
    }
}

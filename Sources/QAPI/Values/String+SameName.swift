// SPDX-License-Identifier: Apache-2.0

extension String {
    /// Whether this is the name of a schema, byte for byte.
    ///
    /// Names in schemas are ASCII. `==` alone would take the KELVIN SIGN for the letter K, which is its canonical
    /// equivalent; but what is equivalent to ASCII without being it is longer in UTF-8.
    package func isSameName(as name: String) -> Bool { utf8.count == name.utf8.count && self == name }
}

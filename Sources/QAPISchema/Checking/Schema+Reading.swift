// SPDX-License-Identifier: Apache-2.0

extension Schema {
    /// Reads and checks a schema with all its includes.
    ///
    /// - Parameters:
    ///   - path: The path of the root file.
    ///   - read: Hands out the bytes of a file by its path.
    /// - Throws: The first complaint of the parser, or else of the checks.
    public init(reading path: String, from read: FileReader) throws(SchemaError) {
        try self.init(checking: ParsedSchema(reading: path, from: read))
    }
}

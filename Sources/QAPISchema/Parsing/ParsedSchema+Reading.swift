// SPDX-License-Identifier: Apache-2.0

extension ParsedSchema {
    /// Parses a schema with all its includes.
    ///
    /// - Parameters:
    ///   - path: The path of the root file. Included files are named relative to the folder of the file that includes
    ///     them; paths are compared as text, without a look at the file system.
    ///   - read: Hands out the bytes of a file, UTF-8 text, by its path.
    /// - Throws: The first complaint about the text, a directive or a documentation comment; or why a file cannot be
    ///   read.
    public init(reading path: String, from read: FileReader) throws(SchemaError) {
        self = try SchemaReader(reading: path, from: read).schema
    }
}

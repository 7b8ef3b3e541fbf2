// SPDX-License-Identifier: Apache-2.0

public import QAPISchema
public import SystemCalls

extension Schema {
    /// Reads and checks the schema of a file with all that it includes.
    public init(readingFile path: String) throws(SchemaError) {
        try self.init(reading: path) { (path) throws(UnreadableFile) in
            do throws(SystemCallError) {
                return try FileSystem.readFile(path)
            } catch {
                throw UnreadableFile(reason: error.errno.description)
            }
        }
    }
}

extension SourceGenerator {
    /// Writes the files into a folder, which is made if it is not there. Files that have their contents already are left
    /// alone.
    public func write(into folder: String) throws(SystemCallError) {
        try FileSystem.createDirectory(folder)
        for file in files { try FileSystem.writeFile("\(folder)/\(file.name)", Array(file.contents.utf8)) }
    }
}

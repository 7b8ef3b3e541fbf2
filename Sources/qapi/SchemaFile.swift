// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import QAPIGenerator
internal import QAPISchema
internal import SystemCalls

/// The root file of a schema, as named on the command line.
struct SchemaFile: ExpressibleByArgument {
    /// The path as it was given, which complaints repeat.
    let path: String

    init(argument: String) { path = argument }

    /// Reads and checks the schema.
    func read() throws(SchemaError) -> Schema {
        try Schema(readingFile: path)
    }

    /// Reads and checks the schema; tells standard error what is wrong with it and ends the program if anything is.
    func readOrExit() throws -> Schema {
        do throws(SchemaError) {
            return try read()
        } catch {
            try StandardStream.error.write("\(error)\n")
            throw ExitCode(1)
        }
    }
}

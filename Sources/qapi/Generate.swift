// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import QAPIGenerator
internal import QAPISchema
internal import SystemCalls

extension QAPITool {
    /// `qapi generate`.
    struct Generate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes the Swift source of a schema.",
            discussion: """
                The source leans on the library QAPI of the package apus. A package whose schema is part of a target \
                needs no command: the plugin QAPIPlugin generates the same source in each build.
                """
        )

        @Argument(help: "The root file of the schema.")
        var file: SchemaFile

        @Option(help: "The folder for the source; it is made if it is not there.")
        var output: String

        @Option(help: "The module that the source becomes part of. (default: the name of the folder)")
        var module: String?

        func run() throws {
            let schema = try file.readOrExit()
            do {
                try SourceGenerator(schema: schema, module: module ?? folderName).write(into: output)
            } catch {
                try StandardStream.error.write("\(error)\n")
                throw ExitCode(1)
            }
        }

        private var folderName: String {
            output.split(separator: "/").last { $0 != "." && $0 != ".." }.map(String.init) ?? "Protocol"
        }
    }
}

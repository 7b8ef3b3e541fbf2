// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import QAPISchema
internal import SystemCalls

extension QAPITool {
    /// `qapi check`.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says what is wrong with schemas, and nothing when all is well."
        )

        @Argument(help: "The root file of each schema.")
        var files: [SchemaFile]

        func run() throws {
            var schemas: [Schema] = []
            for file in files {
                do throws(SchemaError) {
                    schemas.append(try file.read())
                } catch {
                    try StandardStream.error.write("\(error)\n")
                }
            }
            // The end of the process gives all memory back at once; freeing it piece by piece is a tenth of the time.
            withExtendedLifetime(schemas) { exitProcess(status: schemas.count == files.count ? 0 : 1) }
        }
    }
}

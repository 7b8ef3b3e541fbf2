// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import QAPISchema
internal import SystemCalls

extension QAPITool {
    /// `qapi introspect`.
    struct Introspect: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints what query-qmp-schema answers for a schema, as JSON."
        )

        @Argument(help: "The root file of the schema.")
        var file: SchemaFile

        @Option(
            name: .customLong("define"),
            help: ArgumentHelp("A configuration symbol that holds in conditions.", valueName: "symbol")
        )
        var symbols: [String] = []

        @Flag(help: "Keep the names of types.")
        var unmask = false

        func run() throws {
            let introspection = Introspection(of: try file.readOrExit())
            try StandardStream.output.write(introspection.json(defining: Set(symbols), unmasked: unmask) + "\n")
        }
    }
}

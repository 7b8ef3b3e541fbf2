// SPDX-License-Identifier: Apache-2.0

// generate-qapi SCHEMA MODULE DIRECTORY: what the build plugin runs. It writes the Swift source of a schema into the
// directory; a complaint is written so that the build shows it at its place.

import QAPIGenerator
import QAPISchema
import SystemCalls

/// Writes why there is no source, and ends the program.
func fail(_ message: String) -> Never {
    // Where standard error is gone, the exit status still tells.
    try? StandardStream.error.write(message + "\n")
    exitProcess(status: 1)
}

let arguments = CommandLine.arguments
guard arguments.count == 4 else { fail("usage: generate-qapi SCHEMA MODULE DIRECTORY") }
let schema: Schema
do throws(SchemaError) {
    schema = try Schema(readingFile: arguments[1])
} catch {
    guard let location = error.location else { fail("error: \(error.message)") }
    fail("\(error.context)\(location):\(error.column ?? 1): error: \(error.message)")
}
let generator: SourceGenerator
do throws(GeneratorError) {
    generator = try SourceGenerator(schema: schema, module: arguments[2])
} catch {
    guard let location = error.location else { fail("error: \(error.message)") }
    fail("\(location):1: error: \(error.message)")
}
do throws(SystemCallError) {
    try generator.write(into: arguments[3])
} catch {
    fail("error: \(error)")
}

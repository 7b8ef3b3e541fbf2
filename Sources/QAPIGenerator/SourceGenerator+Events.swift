// SPDX-License-Identifier: Apache-2.0

import QAPISchema

extension SourceGenerator {
    /// The file with the events.
    var events: String {
        var writer = SourceWriter()
        writer.importRuntime()
        writer.line("")
        writer.line("/// The events with their data.")
        writer.block("public enum Events") { writer in
            writeList(
                "The events of this build.",
                of: "QAPI.QAPIEvent",
                schema.events.map { (names.structName(of: $0), $0.condition) },
                to: &writer
            )
        }
        for event in schema.events {
            writer.conditional(event.condition) { writer in
                writer.block("extension Events", separated: true) { write(event, to: &$0) }
            }
        }
        return writer.text
    }

    private func write(_ event: Event, to writer: inout SourceWriter) {
        writer.documentation(event.documentation, fallback: "The event `\(event.name)`.")
        writer.block("public struct \(names.structName(of: event)): QAPI.QAPIEvent") { writer in
            writer.block("public static var metadata: QAPI.EventMetadata") { writer in
                writeMetadata("QAPI.EventMetadata", ["name: \"\(event.name)\""], event.features, to: &writer)
            }
            writer.line("")
            writeMembers(event.data, "data", documentation: event.documentation, to: &writer)
        }
    }
}

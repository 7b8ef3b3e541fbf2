// SPDX-License-Identifier: Apache-2.0

import CharacterDevices
import EventLoop
import JSON
import QAPI
import QMPServer
import SystemCalls

/// A server on top of the library: it answers `query-qmp-schema` with a text that stands ready, and emits an event when asked
/// to `emit`.
enum LibraryServer {
    /// Serves the inherited socket, without an end.
    ///
    /// - Parameter path: The file with the text.
    static func run(schema path: String) throws {
        let schema = EncodedJSON(text: String(decoding: try FileSystem.readFile(path), as: UTF8.self))
        let loop = try EventLoop()
        let server = QMPServer(loop: loop, version: EncodedJSON(text: "{}"), log: report)
        server.add("qmp_capabilities") { (session) throws(QAPIError) in
            try session.negotiate(enabling: [])
            return EmptyObject()
        }
        server.add("query-qmp-schema") { _ in schema }
        server.add("emit") { [unowned server] _ in
            server.emit(Emitted())
            return EmptyObject()
        }
        let devices = CharacterDevices(loop: loop, descriptorSets: DescriptorSets(), report: report)
        let socket = SocketConfiguration(address: .descriptor("\(ServerProcess.listener)"), role: .server(waits: false))
        try server.addMonitor(on: try devices.add("socket", .socket(socket), .inherited))
        loop.run()
    }

    @Sendable private static func report(_ line: String) { try? StandardStream.error.write(line + "\n") }
}

extension QMPServer {
    /// Adds a command without arguments.
    fileprivate func add(
        _ name: String,
        _ implementation: @escaping (any CommandSession) throws(QAPIError) -> any QAPIValue
    ) {
        let call = { (_: JSONObject, context: CommandContext) throws(QAPIError) -> any QAPIValue in
            try implementation(context.session)
        }
        registry.add(CommandEntry(metadata: CommandMetadata(name: name), call: .immediate(call)))
    }
}

/// An event without data.
private struct Emitted: QAPIEvent {
    static let metadata = EventMetadata(name: "EMITTED")

    init() {}
    init(reading reader: inout ObjectReader) throws(DecodingError) {}
    func writeMembers(to writer: inout QAPIWriter) {}
}

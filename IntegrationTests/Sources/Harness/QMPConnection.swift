// SPDX-License-Identifier: Apache-2.0

import JSON

/// A client's connection to a QMP server, greeted and negotiated.
package struct QMPConnection {
    package let socket: Descriptor
    package var messages: MessageReader

    package init(_ socket: Descriptor) throws {
        self.socket = socket
        messages = MessageReader(socket)
        guard try messages.next()["QMP"] != nil else { throw SystemFailure("no greeting") }
        _ = try execute("qmp_capabilities")
    }

    /// Sends a request and gives the message that comes next.
    package mutating func exchange(_ request: String, passing descriptors: [CInt] = []) throws -> JSONValue {
        try socket.send(Array(request.utf8), passing: descriptors)
        return try messages.next()
    }

    /// Runs a command that succeeds; events in between are passed over.
    @discardableResult
    package mutating func execute(
        _ command: String,
        _ arguments: String = "{}",
        passing descriptors: [CInt] = []
    ) throws -> JSONValue {
        var message = try exchange(
            #"{"execute": "\#(command)", "arguments": \#(arguments)}"#,
            passing: descriptors
        )
        while message["event"] != nil { message = try messages.next() }
        guard let value = message["return"] else { throw SystemFailure("\(command): \(message)") }
        return value
    }
}

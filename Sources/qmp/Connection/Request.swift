// SPDX-License-Identifier: Apache-2.0

internal import JSON
internal import QMPClient
internal import SystemCalls

/// A command with everything that goes along with it.
struct Request: Sendable {
    let name: String
    var arguments = JSONObject()
    var descriptors: [SharedDescriptor] = []
    var isOutOfBand = false

    init(_ name: String) { self.name = name }

    /// Executes it.
    func execute(on client: QMPClient, within duration: Duration?) async throws(QMPClientError) -> JSONValue {
        try await client.execute(
            name,
            arguments: arguments,
            passing: descriptors,
            outOfBand: isOutOfBand,
            deadline: duration
        )
    }
}

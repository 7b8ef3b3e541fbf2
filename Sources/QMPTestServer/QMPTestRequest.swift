// SPDX-License-Identifier: Apache-2.0

public import JSON
public import SystemCalls

/// A command that a client sent.
public struct QMPTestRequest {
    /// How the command is called.
    public let name: String

    /// Its arguments; empty where it has none.
    public let arguments: JSONObject

    /// The client's name for it, any value.
    public let id: JSONValue?

    /// Whether it was sent out of band.
    public let isOutOfBand: Bool

    /// The descriptors that came with it, or with space before it.
    public let descriptors: PassedDescriptors?

    init(reading value: JSONValue, _ descriptors: PassedDescriptors?) throws(QMPTestError) {
        guard case .object(let message) = value else { throw .invalidRequest("not an object") }
        isOutOfBand = message["exec-oob"] != nil
        guard let name = (message["execute"] ?? message["exec-oob"])?.stringValue else {
            throw .invalidRequest("no command")
        }
        switch message["arguments"] {
        case nil: arguments = [:]
        case .object(let arguments): self.arguments = arguments
        default: throw .invalidRequest("arguments that are no object")
        }
        self.name = name
        id = message["id"]
        self.descriptors = descriptors
    }
}

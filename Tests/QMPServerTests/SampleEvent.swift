// SPDX-License-Identifier: Apache-2.0

import QAPI

/// An event with an optional member.
struct SampleEvent: QAPIEvent {
    static let metadata = EventMetadata(name: "SAMPLE")

    var port: String?

    init(port: String? = nil) { self.port = port }

    init(reading reader: inout ObjectReader) throws(DecodingError) { port = try reader.optionalMember("port") }

    func writeMembers(to writer: inout QAPIWriter) { writer.member("port", optional: port) }
}

/// An event that will be removed.
struct OldEvent: QAPIEvent {
    static let metadata = EventMetadata(name: "OLD", features: ["deprecated"])

    init() {}

    init(reading reader: inout ObjectReader) throws(DecodingError) {}

    func writeMembers(to writer: inout QAPIWriter) {}
}

/// An event whose data JSON cannot express.
struct InfiniteEvent: QAPIEvent {
    static let metadata = EventMetadata(name: "INFINITE")

    init() {}

    init(reading reader: inout ObjectReader) throws(DecodingError) {}

    func writeMembers(to writer: inout QAPIWriter) { writer.member("number", Double.infinity) }
}

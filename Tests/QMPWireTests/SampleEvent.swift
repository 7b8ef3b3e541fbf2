// SPDX-License-Identifier: Apache-2.0

import QAPI

/// An event with two optional members.
struct SampleEvent: QAPIEvent {
    static let metadata = EventMetadata(name: "SAMPLE")

    var port: String?
    var old: Int64?

    init(port: String? = nil, old: Int64? = nil) {
        self.port = port
        self.old = old
    }

    init(reading reader: inout ObjectReader) throws(DecodingError) {
        port = try reader.optionalMember("port")
        old = try reader.optionalMember("old", .deprecated)
    }

    func writeMembers(to writer: inout QAPIWriter) {
        writer.member("port", optional: port)
        writer.member("old", optional: old, .deprecated)
    }
}

/// An event with a number.
struct NumberEvent: QAPIEvent {
    static let metadata = EventMetadata(name: "NUMBER")

    let number: Double

    init(number: Double) { self.number = number }

    init(reading reader: inout ObjectReader) throws(DecodingError) { number = try reader.member("number", []) }

    func writeMembers(to writer: inout QAPIWriter) { writer.member("number", number) }
}

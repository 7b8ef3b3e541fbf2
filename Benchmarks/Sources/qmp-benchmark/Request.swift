// SPDX-License-Identifier: Apache-2.0

/// The requests that are sent, prepared.
enum Request {
    static let negotiate = execute("qmp_capabilities")
    static let queryName = execute("query-name")
    static let querySchema = execute("query-qmp-schema")
    static let stop = execute("stop")
    static let cont = execute("cont")
    static let emit = execute("emit")

    private static func execute(_ command: String) -> [UInt8] { Array("{\"execute\":\"\(command)\"}\n".utf8) }
}

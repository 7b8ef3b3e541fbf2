// SPDX-License-Identifier: Apache-2.0

import JSON
import QAPI
import SystemCalls
import Testing

@Suite("Commands of character devices")
struct CharModuleTests {
    private let stage: Stage

    init() throws { stage = try Stage() }

    private func add(_ id: String, _ type: String, _ data: JSON.JSONObject) throws {
        try stage.execute("chardev-add", Self.arguments(id, type, data))
    }

    private static func arguments(_ id: String, _ type: String, _ data: JSON.JSONObject) -> JSON.JSONObject {
        ["id": .string(id), "backend": ["type": .string(type), "data": .object(data)]]
    }

    private static func socket(_ kind: String, _ data: JSON.JSONObject, _ more: JSON.JSONObject = [:])
        -> JSON.JSONObject
    {
        var socket = more
        socket["addr"] = ["type": .string(kind), "data": .object(data)]
        return socket
    }

    /// The file name of a device.
    private func fileName(of id: String) throws -> String? {
        let devices = try stage.execute("query-chardev").arrayValue ?? []
        return devices.first { $0["label"] == .string(id) }?["filename"]?.stringValue
    }

    @Test("query-chardev lists devices until chardev-remove")
    func listsDevices() throws {
        try add("a", "null", [:])
        let expected: JSON.JSONValue = [["label": "a", "filename": "null", "frontend-open": false]]
        #expect(try stage.execute("query-chardev") == expected)
        #expect(try stage.execute("chardev-remove", ["id": "a"]) == [:])
        #expect(try stage.execute("query-chardev") == [])
    }

    @Test("chardev-add listens unless told otherwise, and waits for nobody")
    func listens() throws {
        let path = Stage.uniqueName
        try add("a", "socket", Self.socket("unix", ["path": .string(path), "abstract": true]))
        #expect(try fileName(of: "a") == "disconnected:unix:\(path),abstract=on,tight=on,server=on")
        try add("b", "socket", Self.socket("inet", ["host": "127.0.0.1", "port": "0"], ["nodelay": true]))
        let name = try #require(try fileName(of: "b"))
        #expect(name.hasPrefix("disconnected:tcp:127.0.0.1:"))
        #expect(name.hasSuffix(",server=on"))
    }

    @Test("chardev-add takes a socket that getfd named, which then has no name")
    func takesNamedSocket() throws {
        let pair = try StreamSocket.pair()
        try stage.name("peer", try pair.first.descriptor.duplicate())
        let client = Self.socket("fd", ["str": "peer"], ["server": false])
        try add("a", "socket", client)
        #expect(stage.failure("closefd", ["fdname": "peer"]) != nil)
        #expect(
            stage.failure("chardev-add", Self.arguments("b", "socket", client))?.text
                == "Failed to add chardev 'b': File descriptor named 'peer' has not been found"
        )
        _ = pair.second
    }

    private static let refusals: [(JSON.JSONObject, String)] = [
        (arguments("taken", "null", [:]), "Chardev with id 'taken' already exists"),
        (arguments("a", "nope", [:]), "Parameter 'type' does not accept value 'nope'"),
        (["id": "a", "backend": ["type": "null"]], "Parameter 'backend.data' is missing"),
        (arguments("a", "null", ["x": 1]), "Parameter 'backend.data.x' is unexpected"),
        (
            arguments("a", "socket", socket("unix", ["path": "x"], ["reconnect": 1])),
            "Failed to add chardev 'a': 'reconnect' option is incompatible with socket in server listen mode"
        ),
        (
            arguments("a", "socket", socket("unix", ["path": "/none/x"], ["server": false])),
            "Failed to add chardev 'a': Failed to connect to '/none/x': No such file or directory"
        ),
        (
            arguments("a", "file", ["out": "/none/x"]),
            "Failed to add chardev 'a': Could not open '/none/x': No such file or directory"
        ),
    ]

    @Test("chardev-add refuses with the texts that clients know", arguments: refusals)
    func refuses(arguments: JSON.JSONObject, expected: String) throws {
        try add("taken", "null", [:])
        #expect(stage.failure("chardev-add", arguments) == QAPIError(expected))
        #expect(try stage.execute("query-chardev").arrayValue?.count == 1)
    }

    @Test("chardev-remove refuses a name that is none")
    func refusesRemoval() {
        #expect(stage.failure("chardev-remove", ["id": "a"]) == QAPIError("Chardev 'a' not found"))
    }
}

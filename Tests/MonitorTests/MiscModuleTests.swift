// SPDX-License-Identifier: Apache-2.0

import JSON
import QAPI
import SystemCalls
import Testing

@Suite("Miscellaneous commands")
struct MiscModuleTests {
    private let stage: Stage

    init() throws { stage = try Stage() }

    @Test("query-name tells the name of the machine, if there is one")
    func tellsName() throws {
        #expect(try stage.execute("query-name") == [:])
        #expect(try Stage(machineName: "builder-7").execute("query-name") == ["name": "builder-7"])
        #expect(try Stage(machineName: "").execute("query-name") == ["name": ""])
    }

    @Test("query-iothreads tells the settings of each thread, and no other")
    func tellsThreads() throws {
        #expect(try stage.execute("query-iothreads") == [])
        try stage.execute("object-add", ["qom-type": "iothread", "id": "disks", "poll-grow": 3, "aio-max-batch": 7])
        let threads = try #require(try stage.execute("query-iothreads").arrayValue)
        #expect(threads.count == 1)
        var thread = try #require(threads.first?.objectValue)
        let number = try #require(thread["thread-id"]?.integerValue)
        #expect(number > 0)
        #expect(number != Int64(ThreadIdentifier.current.rawValue))
        thread["thread-id"] = nil
        #expect(
            thread == ["id": "disks", "poll-max-ns": 32768, "poll-grow": 3, "poll-shrink": 0, "aio-max-batch": 7]
        )
    }

    @Test("getfd keeps the descriptor that came along under its name, until closefd", arguments: ["viewer", "", "ü"])
    func keepsDescriptor(name: String) throws {
        try stage.session.passPipe()
        let arguments: JSON.JSONObject = ["fdname": .string(name)]
        #expect(try stage.execute("getfd", arguments) == [:])
        #expect(try stage.execute("closefd", arguments) == [:])
        #expect(stage.failure("closefd", arguments) == QAPIError("File descriptor named '\(name)' not found"))
    }

    @Test("getfd looks for a descriptor first, and closes it where the name starts with a digit")
    func checksInOrder() throws {
        let missing = QAPIError("No file descriptor supplied via SCM_RIGHTS")
        #expect(stage.failure("getfd", ["fdname": "9"]) == missing)
        #expect(stage.failure("add-fd", ["fdset-id": -1]) == missing)
        try stage.session.passPipe()
        let digit = QAPIError("Parameter 'fdname' expects a name not starting with a digit")
        #expect(stage.failure("getfd", ["fdname": "9"]) == digit)
        #expect(stage.failure("getfd", ["fdname": "a"]) == missing)
    }

    @Test("a descriptor stays with the client where the arguments are wrong")
    func leavesDescriptor() throws {
        try stage.session.passPipe()
        #expect(stage.failure("getfd") == QAPIError("Parameter 'fdname' is missing"))
        let type = QAPIError("Invalid parameter type for 'fdset-id', expected: integer")
        #expect(stage.failure("add-fd", ["fdset-id": 1.5]) == type)
        #expect(stage.failure("getfd", ["fdname": "a"]) == nil)
    }

    @Test("add_client hands a named socket to a character device, which is connected then")
    func addsClient() throws {
        let address: JSON.JSONValue = ["type": "unix", "data": ["path": .string(Stage.uniqueName), "abstract": true]]
        let backend: JSON.JSONValue = ["type": "socket", "data": ["addr": address]]
        try stage.execute("chardev-add", ["id": "console", "backend": backend])
        let pair = try StreamSocket.pair()
        try stage.name("viewer", try pair.first.descriptor.duplicate())
        let arguments: JSON.JSONObject = ["protocol": "console", "fdname": "viewer", "skipauth": true]
        #expect(try stage.execute("add_client", arguments) == [:])
        let fileName = try stage.execute("query-chardev").arrayValue?.first?["filename"]?.stringValue
        #expect(fileName?.hasPrefix("disconnected:") == false)
        #expect(
            stage.failure("add_client", arguments) == QAPIError("File descriptor named 'viewer' has not been found")
        )
        _ = pair.second
    }

    private static let refusedClients = [
        ("sink", false, "parameter @fdname must name a socket"),
        ("none", false, "parameter @fdname must name a socket"),
        ("none", true, "protocol 'none' is invalid"),
        ("", true, "protocol '' is invalid"),
        ("sink", true, "failed to add client"),
    ]

    @Test("add_client uses the name up whatever is wrong", arguments: refusedClients)
    func refusesClient(device: String, isSocket: Bool, expected: String) throws {
        try stage.execute("chardev-add", ["id": "sink", "backend": ["type": "null", "data": [:]]])
        if isSocket {
            let pair = try StreamSocket.pair()
            try stage.name("viewer", try pair.first.descriptor.duplicate())
        } else {
            try stage.session.passPipe()
            try stage.execute("getfd", ["fdname": "viewer"])
        }
        let arguments: JSON.JSONObject = ["protocol": .string(device), "fdname": "viewer"]
        #expect(stage.failure("add_client", arguments) == QAPIError(expected))
        #expect(stage.failure("closefd", ["fdname": "viewer"]) != nil)
    }

    @Test("add-fd makes sets, query-fdsets lists them, remove-fd takes from them")
    func servesSets() throws {
        try stage.session.passPipe()
        let first = try stage.execute("add-fd", ["opaque": "disk"])
        #expect(first["fdset-id"] == 0)
        try stage.session.passPipe()
        let second = try stage.execute("add-fd", ["fdset-id": 7])
        let number = try #require(second["fd"])
        let firstNumber = try #require(first["fd"])
        #expect(
            try stage.execute("query-fdsets") == [
                ["fdset-id": 7, "fds": [["fd": number]]],
                ["fdset-id": 0, "fds": [["fd": firstNumber, "opaque": "disk"]]],
            ]
        )
        #expect(try stage.execute("remove-fd", ["fdset-id": 7, "fd": number]) == [:])
        #expect(try stage.execute("remove-fd", ["fdset-id": 0]) == [:])
        #expect(try stage.execute("query-fdsets") == [])
    }

    @Test("sets refuse negative numbers and what is not in them")
    func refusesSets() throws {
        try stage.session.passPipe()
        let negative = QAPIError("Parameter 'fdset-id' expects a non-negative value")
        #expect(stage.failure("add-fd", ["fdset-id": -1]) == negative)
        let unknown = QAPIError("File descriptor named 'fdset-id:77' not found")
        #expect(stage.failure("remove-fd", ["fdset-id": 77]) == unknown)
        let number = QAPIError("File descriptor named 'fdset-id:-5, fd:-3' not found")
        #expect(stage.failure("remove-fd", ["fdset-id": -5, "fd": -3]) == number)
        let large = QAPIError("File descriptor named 'fdset-id:1, fd:9223372036854775807' not found")
        #expect(stage.failure("remove-fd", ["fdset-id": 1, "fd": .integer(.max)]) == large)
    }
}

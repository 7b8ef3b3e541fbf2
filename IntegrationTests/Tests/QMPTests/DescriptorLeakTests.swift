// SPDX-License-Identifier: Apache-2.0

import Foundation
import Harness
import JSON
import Testing

@Suite("Descriptors that were passed")
struct DescriptorLeakTests {
    /// What a client does between coming and going.
    enum Visit: CaseIterable {
        case leavesAtOnce
        case leavesInTheMiddleOfARequest
        case namesIt
        case givesItABadName
        case putsItIntoANegativeSet
        case putsItIntoASetAndRemovesIt

        /// What is sent along with the descriptors, and the number of lines that answer it, greeting included.
        var request: (text: String, answers: Int) {
            let negotiation = #"{"execute": "qmp_capabilities"}"#
            switch self {
            case .leavesAtOnce: return (" ", 0)
            case .leavesInTheMiddleOfARequest: return (negotiation + #"{"execute": "getfd", "arguments": {"#, 0)
            case .namesIt: return (negotiation + #"{"execute": "getfd", "arguments": {"fdname": "a"}}"#, 3)
            case .givesItABadName: return (negotiation + #"{"execute": "getfd", "arguments": {"fdname": "0"}}"#, 3)
            case .putsItIntoANegativeSet:
                return (negotiation + #"{"execute": "add-fd", "arguments": {"fdset-id": -1}}"#, 3)
            case .putsItIntoASetAndRemovesIt:
                let removal = #"{"execute": "remove-fd", "arguments": {"fdset-id": 5}}"#
                return (negotiation + #"{"execute": "add-fd", "arguments": {"fdset-id": 5}}"# + removal, 4)
            }
        }
    }

    /// QEMU is there to show that the test itself is right; its rounds are slower.
    @Test("are all closed after many clients that came, passed some and went", arguments: Program.there)
    func rounds(program: Program) throws {
        let server = try QMPServer(program)
        let before = try settledDescriptors(of: server)
        let file = try Descriptor(opening: "/dev/null", O_RDONLY)
        for round in 0..<(program == .apus ? 100_000 : 300) {
            let visit = Visit.allCases[round % Visit.allCases.count]
            try pay(visit, to: server, passing: [CInt](repeating: file.number, count: 1 + round % 3))
        }
        var client = try server.client()
        try client.execute("closefd", #"{"fdname": "a"}"#)
        client.socket.close()
        try expect(before, in: server)
    }

    /// Requests that fail with descriptors on board, or leave them pending.
    static let requests = [
        #"{"execute": "getfd"}"#,
        #"{"execute": "getfd", "arguments": {"fdname": 1}}"#,
        #"{"execute": "getfd", "arguments": {"fdname": "a", "surplus": 1}}"#,
        #"{"execute": "getfd", "arguments": {"fdname": "9"}}"#,
        #"{"execute": "add-fd", "arguments": {"fdset-id": -1}}"#,
        #"{"execute": "add-fd", "arguments": {"fdset-id": 1.5}}"#,
        #"{"execute": "add-fd", "arguments": {"opaque": 1}}"#,
        #"{"execute": "no-such-command"}"#,
        #"{"execute": "query-name"}"#,
        #"{"execute": "qmp_capabilities"}"#,
        #"{"execute": 1}"#,
        #"{"exec-oob": "getfd", "arguments": {"fdname": "a"}}"#,
        "[]", "nul ", "}", #"{"a" 1}"#, "\u{1}",
    ]

    @Test("are closed when their request failed and the client has gone", arguments: Program.there, requests)
    func failures(program: Program, request: String) throws {
        let server = try QMPServer(program)
        let before = try settledDescriptors(of: server)
        let file = try Descriptor(opening: "/dev/null", O_RDONLY)
        for isNegotiated in [true, false] {
            let socket = try server.process.connect(to: .unix(server.path))
            if isNegotiated { _ = try QMPConnection(socket) }
            try socket.send(Array(request.utf8), passing: [file.number, file.number])
            _ = try socket.read(until: .ofAnswers)
            socket.close()
            try expect(before, in: server)
        }
    }

    @Test("are closed when no character device can be made of them", arguments: Program.there)
    func characterDevices(program: Program) throws {
        let server = try QMPServer(program)
        var client = try server.client()
        let before = try server.process.openDescriptors()
        let file = try Descriptor(opening: "/dev/null", O_RDONLY)
        for server in [true, false] {
            try client.execute("getfd", #"{"fdname": "a"}"#, passing: [file.number])
            let address = #"{"type": "fd", "data": {"str": "a"}}"#
            let backend = #"{"type": "socket", "data": {"server": \#(server), "addr": \#(address)}}"#
            let reply = try client.exchange(
                #"{"execute": "chardev-add", "arguments": {"id": "c", "backend": \#(backend)}}"#
            )
            #expect(reply["error"] != nil)
        }
        try expect(before, in: server)
    }

    private func pay(_ visit: Visit, to server: QMPServer, passing descriptors: [CInt]) throws {
        let socket = try server.process.connect(to: .unix(server.path))
        let request = visit.request
        try socket.send(Array(request.text.utf8), passing: descriptors)
        var lines = 0
        while lines < request.answers {
            guard let bytes = try socket.read(until: .ofAnswers), !bytes.isEmpty else {
                throw SystemFailure("\(visit): no answer")
            }
            lines += bytes.count { $0 == UInt8(ascii: "\n") }
        }
    }

    /// The number of descriptors of a server that has done with its start and served a client: one less than with it.
    private func settledDescriptors(of server: QMPServer) throws -> Int {
        let client = try server.client()
        let count = try server.process.openDescriptors() - 1
        client.socket.close()
        try expect(count, in: server)
        return count
    }

    /// The server comes to have as many descriptors as it had.
    private func expect(_ count: Int, in server: QMPServer) throws {
        try Deadline.ofAnswers.poll("\(count) descriptors") {
            try server.process.openDescriptors() == count ? () : nil
        }
    }
}

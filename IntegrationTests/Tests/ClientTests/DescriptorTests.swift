// SPDX-License-Identifier: Apache-2.0

import Glibc
import Harness
import QEMUProtocol
import QMPClient
import Testing

@Suite("The client and descriptors")
struct DescriptorTests {
    private static let deadline = Duration.seconds(20)

    @Test("hands over a connection, with getfd and add_client, and drives it over that", arguments: Subject.there)
    func addClient(subject: Subject) async throws {
        let server = try await DrivenServer(
            subject,
            [
                "-chardev", "socket,id=extra,path=SCRATCH/extra,server=on,wait=off",
                "-mon", "chardev=extra,mode=control",
            ]
        )
        let client = server.client
        let pair = try StreamSocket.pair()
        let theirs = SharedDescriptor(try pair.first.descriptor.duplicate())
        let ours = SharedDescriptor(try pair.second.descriptor.duplicate())
        try await client.execute(Commands.Getfd(fdname: "end"), passing: [theirs], deadline: Self.deadline)
        try await client.addClient(protocol: "extra", fdname: "end", deadline: Self.deadline)
        let second = try await QMPClient.connect(to: .descriptor(ours))
        #expect(second.greeting.version == client.greeting.version)
        #expect(try await second.queryStatus(deadline: Self.deadline).status == .prelaunch)
        await second.close()
        await client.close()
    }

    @Test("passes a file, with add-fd, which becomes a block node where there are any", arguments: Subject.there)
    func addDescriptor(subject: Subject) async throws {
        let server = try await DrivenServer(subject)
        let client = server.client
        let path = server.scratch.file("disk")
        let file = try SharedDescriptor(opening: path, [.readWrite, .create])
        _ = try file.descriptor.writeAvailable([UInt8](repeating: 0, count: 1 << 16).span)
        let add = Commands.AddFd(fdsetId: 3, opaque: "disk")
        let added = try await client.execute(add, passing: [file], deadline: Self.deadline)
        #expect(added.fdsetId == 3)
        let sets = try await client.queryFdsets(deadline: Self.deadline)
        #expect(sets.first?.fds.first?.opaque == "disk")
        if try await server.has("blockdev-add") {
            let node: JSONObject = ["driver": "file", "node-name": "disk", "filename": "/dev/fdset/3"]
            try await client.execute("blockdev-add", arguments: node, deadline: Self.deadline)
            let nodes = try await client.execute("query-named-block-nodes", deadline: Self.deadline)
            #expect(nodes.arrayValue?.first?["file"] == "/dev/fdset/3")
            try await client.blockdevDel(nodeName: "disk", deadline: Self.deadline)
        }
        try await client.removeFd(fdsetId: 3, deadline: Self.deadline)
        await client.close()
    }

    @Test("passes many at once, each with its own command", arguments: Subject.there)
    func many(subject: Subject) async throws {
        let server = try await DrivenServer(subject)
        let client = server.client
        try await withThrowingDiscardingTaskGroup { group in
            for number in 0..<50 {
                group.addTask {
                    let pipe = try Pipe()
                    let end = SharedDescriptor(try pipe.writeEnd.duplicate())
                    let get = Commands.Getfd(fdname: "n\(number)")
                    try await client.execute(get, passing: [end], deadline: Self.deadline)
                    try await client.closefd(fdname: "n\(number)", deadline: Self.deadline)
                }
            }
        }
        await client.close()
    }
}

// SPDX-License-Identifier: Apache-2.0

import ControlProtocol
import QMPClient

func passFile(_ client: QMPClient) async throws {
    let image = try SharedDescriptor(opening: "/var/lib/images/disk.raw", .readWrite)
    let set = try await client.execute(Commands.AddFd(fdsetId: 1), passing: [image])
    print("The machine has it as /dev/fdset/\(set.fdsetId)")
}

func passConnection(_ client: QMPClient) async throws -> QMPClient {
    let pair = try StreamSocket.pair()
    let theirs = SharedDescriptor(try pair.first.descriptor.duplicate())
    let ours = SharedDescriptor(try pair.second.descriptor.duplicate())

    try await client.execute(Commands.Getfd(fdname: "monitor"), passing: [theirs])
    try await client.addClient(protocol: "extra", fdname: "monitor")
    return try await QMPClient.connect(to: .descriptor(ours))
}

func passNumber(_ number: Int32, _ client: QMPClient) async throws {
    let copy = try SharedDescriptor(duplicating: number)
    try await client.execute("getfd", arguments: ["fdname": "tap"], passing: [copy])
}

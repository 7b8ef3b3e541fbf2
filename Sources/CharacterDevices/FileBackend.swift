// SPDX-License-Identifier: Apache-2.0

import EventLoop
import SystemCalls

/// A device over files, whose one connection is there from the start and does not come back.
final class FileBackend: CharacterBackend {
    let fileName: String
    private let loop: EventLoop
    private let channel: FileChannel
    private let connection: StreamConnection

    init(_ files: consuming FileChannel.Files, fileName: String, _ context: DeviceContext) throws(SystemCallError) {
        self.fileName = fileName
        loop = context.loop
        channel = FileChannel(files, peerDescription: fileName)
        connection = try StreamConnection(channel, on: context.loop, buffer: context.buffer)
    }

    /// Whether the files are still in use.
    var isOpen: Bool { !connection.isClosed }

    func attach(_ frontEnd: any CharacterFrontEnd) {
        if !frontEnd.takesLines { channel.passKeysThrough() }
        loop.deferWork { [connection] in connection.open(frontEnd) }
    }

    func shutDown() { connection.abort() }
}

// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

import class Foundation.Thread

@testable import SystemCalls

struct WriteTests {
    /// More than a pipe holds (65 536 bytes unless told otherwise), so that no single call writes all of it.
    private let long = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }

    @Test("a write longer than a full non-blocking pipe waits for the reader and loses nothing")
    func nonBlockingPipe() throws {
        let pipe = try Pipe()
        let readEnd = pipe.readEnd
        let writeEnd = pipe.writeEnd
        #expect(fcntl(writeEnd.rawValue, F_SETFL, O_NONBLOCK) == 0)
        let bytes = long
        // A thread of its own: as a task it could wait for ever for the thread that the reader below holds.
        Thread { try? writeEnd.write(bytes) }.start()
        var received: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while received.count < bytes.count {
            let count = try readEnd.read(into: &chunk)
            received += chunk[..<count]
        }
        #expect(received == bytes)
    }

    @Test("an interrupted write is made again")
    func interruptedWrite() throws {
        let pipe = try Pipe()
        let writeEnd = pipe.writeEnd
        try ForcedErrors.with(.counted(.interrupted, 3), in: "write") { try writeEnd.write([1, 2, 3]) }
        try writeEnd.close()
        let received = try pipe.readEnd.readToEnd()
        #expect(received == [1, 2, 3])
    }

    @Test("an interrupted read is made again")
    func interruptedRead() throws {
        let pipe = try Pipe()
        let readEnd = pipe.readEnd
        try pipe.writeEnd.write([1, 2, 3])
        var chunk: [UInt8] = [0, 0, 0, 0]
        let count = try ForcedErrors.with(.counted(.interrupted, 3), in: "read") { try readEnd.read(into: &chunk) }
        #expect(count == 3)
        #expect(chunk == [1, 2, 3, 0])
    }

    @Test("a failed write is an error that names the path")
    func failedWrite() throws {
        let pipe = try Pipe()
        let writeEnd = pipe.writeEnd
        let error = #expect(throws: SystemCallError.self) {
            try ForcedErrors.with(.after(0, .noSpace), in: "write") { try writeEnd.write([1], path: "disk") }
        }
        #expect(error == SystemCallError(operation: "write", path: "disk", errno: .noSpace))
    }

    @Test("a text goes to standard output whole and to standard error whole")
    func standardStreams() async {
        let result = await #expect(
            processExitsWith: .success,
            observing: [\.standardOutputContent, \.standardErrorContent]
        ) {
            try StandardStream.output.write("one\n")
            try StandardStream.error.write("two\n")
        }
        #expect(result?.standardOutputContent.contains(subsequence: "one\n") == true)
        #expect(result?.standardErrorContent.contains(subsequence: "two\n") == true)
    }
}

extension [UInt8] {
    /// Whether the bytes of the text stand somewhere in it, all in a row.
    fileprivate func contains(subsequence text: String) -> Bool {
        let sought = Array(text.utf8)
        return indices.contains { self[$0...].starts(with: sought) }
    }
}

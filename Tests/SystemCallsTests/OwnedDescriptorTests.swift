// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

@testable import SystemCalls

struct OwnedDescriptorTests {
    @Test("letting go of a descriptor closes it")
    func deinitCloses() throws {
        let pipe = try Pipe()
        let readEnd = pipe.readEnd
        letGo(pipe.writeEnd)
        // Reading comes to the end of an empty pipe only when the other end is closed.
        let rest = try readEnd.readToEnd()
        #expect(rest.isEmpty)
    }

    @Test("close() closes it")
    func closeCloses() throws {
        let pipe = try Pipe()
        let readEnd = pipe.readEnd
        try pipe.writeEnd.close()
        // Reading comes to the end of an empty pipe only when the other end is closed.
        let rest = try readEnd.readToEnd()
        #expect(rest.isEmpty)
    }

    @Test("close() closes it even where it reports an error")
    func closeClosesAfterError() throws {
        let pipe = try Pipe()
        let readEnd = pipe.readEnd
        let writeEnd = pipe.writeEnd
        let error = closeError(writeEnd, forced: .noSpace)
        #expect(error == SystemCallError(operation: "close", errno: .noSpace))
        // Reading comes to the end of an empty pipe only when the other end is closed.
        let rest = try readEnd.readToEnd()
        #expect(rest.isEmpty)
    }

    @Test("close() takes an interruption for success, as Linux has closed it")
    func interruptedClose() throws {
        let pipe = try Pipe()
        let readEnd = pipe.readEnd
        let writeEnd = pipe.writeEnd
        let error = closeError(writeEnd, forced: .interrupted)
        #expect(error == nil)
        // Reading comes to the end of an empty pipe only when the other end is closed.
        let rest = try readEnd.readToEnd()
        #expect(rest.isEmpty)
    }

    @Test("a duplicate keeps the file open")
    func duplicateOutlives() throws {
        let pipe = try Pipe()
        let readEnd = pipe.readEnd
        let writeEnd = pipe.writeEnd
        let duplicate = try writeEnd.duplicate()
        try writeEnd.close()
        try duplicate.write([7])
        try duplicate.close()
        let received = try readEnd.readToEnd()
        #expect(received == [7])
    }

    @Test("descriptors are closed on exec")
    func closeOnExec() throws {
        let pipe = try Pipe()
        let duplicate = try pipe.writeEnd.duplicate()
        let flags = [pipe.readEnd.rawValue, pipe.writeEnd.rawValue, duplicate.rawValue].map { fcntl($0, F_GETFD) }
        #expect(flags == [FD_CLOEXEC, FD_CLOEXEC, FD_CLOEXEC])
    }

    @Test("a duplicate that cannot be made is an error")
    func duplicateFails() throws {
        let pipe = try Pipe()
        let error = #expect(throws: SystemCallError.self) {
            try ForcedErrors.with(.counted(.tooManyOpenFiles, 1), in: "duplicate") { _ = try pipe.writeEnd.duplicate() }
        }
        #expect(error == SystemCallError(operation: "duplicate", errno: .tooManyOpenFiles))
    }

    private func letGo(_ descriptor: consuming OwnedDescriptor) {}

    /// The error that closing reports where the call is made to fail.
    private func closeError(_ descriptor: consuming OwnedDescriptor, forced: Errno) -> SystemCallError? {
        var owner: OwnedDescriptor? = consume descriptor
        do {
            try ForcedErrors.with(.counted(forced, 1), in: "close") { try owner.take()?.close() }
            return nil
        } catch {
            return error as? SystemCallError
        }
    }
}

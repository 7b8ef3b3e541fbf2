// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

@testable import SystemCalls

struct ProcessIdentifierFileTests {
    private let folder: TemporaryDirectory

    init() throws { folder = try TemporaryDirectory() }

    @Test("the file has the number of the process in a line, for its owner alone, and goes with the object")
    func livesAndGoes() throws {
        let path = folder.path + "/pid"
        do {
            let file = try ProcessIdentifierFile(path)
            defer { withExtendedLifetime(file) {} }
            #expect(try FileSystem.readFile(path) == Array("\(getpid())\n".utf8))
            var status = stat()
            _ = unsafe stat(path, &status)
            #expect(status.st_mode & 0o777 == 0o600)
        }
        #expect(throws: SystemCallError.self) { try FileSystem.readFile(path) }
    }

    @Test("one that was left behind is taken over, whatever is in it")
    func takesOver() throws {
        let path = folder.path + "/pid"
        try FileSystem.writeFile(path, Array("a line that is longer than any number of a process\n".utf8))
        let file = try ProcessIdentifierFile(path)
        defer { withExtendedLifetime(file) {} }
        #expect(try FileSystem.readFile(path) == Array("\(getpid())\n".utf8))
    }

    @Test(
        "where there can be no file, that is an error, and nothing is left of it",
        arguments: [
            ("create", Errno.permissionDenied), ("lock", .resourceTemporarilyUnavailable), ("truncate", .noSpace),
        ]
    )
    func fails(operation: String, errno: Errno) throws {
        let path = folder.path + "/pid"
        let leaked = try OpenDescriptors.withOwnTable {
            let before = try OpenDescriptors.count()
            let error = ForcedErrors.with(.counted(errno, 1), in: operation) { () -> SystemCallError? in
                do throws(SystemCallError) {
                    _ = try ProcessIdentifierFile(path)
                    return nil
                } catch {
                    return error
                }
            }
            guard error?.operation == operation, error?.errno == errno else { return -1 }
            return try OpenDescriptors.count() - before
        }
        #expect(leaked == 0)
    }

    @Test("a folder that is not there is told of")
    func findsNoFolder() throws {
        let path = folder.path + "/none/pid"
        let error = #expect(throws: SystemCallError.self) { _ = try ProcessIdentifierFile(path) }
        #expect(error == SystemCallError(operation: "create", path: path, errno: .noSuchFileOrDirectory))
    }
}

// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SystemCalls

@Suite struct RereadableFileTests {
    @Test func `a file is read as it is now, also after it has lost its name`() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path(of: "f")
        try FileSystem.writeFile(path, [1, 2, 3])
        let file = try RereadableFile(path)
        #expect(try file.read() == [1, 2, 3])
        try FileSystem.writeFile(path, [4])
        #expect(try file.read() == [1, 2, 3])
        #expect(file.path == path)
    }

    @Test func `a pipe is read once and kept`() throws {
        let pipe = try Pipe()
        let readEnd = pipe.readEnd
        let writeEnd = pipe.writeEnd
        try writeEnd.write([1, 2, 3])
        try writeEnd.close()
        let file = try RereadableFile("/dev/fd/\(readEnd.rawValue)")
        #expect(try file.read() == [1, 2, 3])
        #expect(try file.read() == [1, 2, 3])
    }

    @Test func `a file that is not there is named`() {
        let error = #expect(throws: SystemCallError.self) { try RereadableFile("/nowhere/f") }
        #expect(error?.description == "cannot open '/nowhere/f': No such file or directory")
    }
}

// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SystemCalls

struct FileSystemTests {
    private let directory: TemporaryDirectory
    private let file: String

    init() throws {
        directory = try TemporaryDirectory()
        file = directory.path(of: "file")
    }

    @Test("what was written is read back", arguments: [0, 1, 65535, 65536, 200_000])
    func roundTrip(size: Int) throws {
        let contents = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 13) }
        try FileSystem.writeFile(file, contents)
        #expect(try FileSystem.readFile(file) == contents)
    }

    @Test("a missing file is an error that names it")
    func missingFile() {
        let error = #expect(throws: SystemCallError.self) { try FileSystem.readFile(file) }
        #expect(error == SystemCallError(operation: "open", path: file, errno: .noSuchFileOrDirectory))
    }

    @Test("a directory cannot be read as a file")
    func readDirectory() {
        let error = #expect(throws: SystemCallError.self) { try FileSystem.readFile(directory.path) }
        #expect(error == SystemCallError(operation: "read", path: directory.path, errno: .isDirectory))
    }

    @Test("a path with a zero byte is refused, not cut short")
    func zeroByte() throws {
        try FileSystem.writeFile(file, [1])
        let error = #expect(throws: SystemCallError.self) { try FileSystem.readFile(file + "\0.json") }
        #expect(error?.errno == .invalidArgument)
    }

    @Test("a file that changes is written")
    func changedFile() throws {
        try FileSystem.writeFile(file, [1])
        #expect(try FileSystem.writeFile(file, [2]))
        #expect(try FileSystem.readFile(file) == [2])
    }

    @Test("a file that has the contents already is left alone")
    func unchangedFile() throws {
        try FileSystem.writeFile(file, [1])
        let wasWritten = try ForcedErrors.with(.after(0, .noSpace), in: "write") { try FileSystem.writeFile(file, [1]) }
        #expect(!wasWritten)
    }

    @Test("a write that fails leaves the old contents and no temporary file", arguments: ["write", "close"])
    func failedWrite(operation: String) throws {
        try FileSystem.writeFile(file, [1])
        let error = #expect(throws: SystemCallError.self) {
            try ForcedErrors.with(.counted(.noSpace, 1), in: operation) { try FileSystem.writeFile(file, [2]) }
        }
        #expect(error?.errno == .noSpace)
        #expect(try FileSystem.readFile(file) == [1])
        #expect(directory.entries == ["file"])
    }

    @Test("a file in a missing directory is an error that names the file, not the temporary one")
    func missingDirectory() {
        let path = directory.path(of: "missing/file")
        let error = #expect(throws: SystemCallError.self) { try FileSystem.writeFile(path, [1]) }
        #expect(error == SystemCallError(operation: "write", path: path, errno: .noSuchFileOrDirectory))
    }

    @Test("a directory is made with those above it", arguments: ["a", "a/b/c", "a/b/c/", "a//b"])
    func nestedDirectories(entry: String) throws {
        try FileSystem.createDirectory(directory.path(of: entry))
        #expect(try FileSystem.writeFile(directory.path(of: entry + "/file"), [1]))
    }

    @Test("a directory that is there already is fine")
    func presentDirectory() throws {
        try FileSystem.createDirectory(directory.path)
        #expect(directory.entries.isEmpty)
    }

    @Test("a file in the place of a directory is an error")
    func fileInPlaceOfDirectory() throws {
        try FileSystem.writeFile(file, [1])
        let error = #expect(throws: SystemCallError.self) { try FileSystem.createDirectory(file) }
        #expect(error == SystemCallError(operation: "create directory", path: file, errno: .fileExists))
    }

    @Test("a file above a directory is an error")
    func fileAboveDirectory() throws {
        try FileSystem.writeFile(file, [1])
        let error = #expect(throws: SystemCallError.self) { try FileSystem.createDirectory(file + "/a/b") }
        #expect(error?.errno == .notDirectory)
    }

    @Test("an empty path is an error")
    func emptyPath() {
        let error = #expect(throws: SystemCallError.self) { try FileSystem.createDirectory("") }
        #expect(error?.errno == .noSuchFileOrDirectory)
    }
}

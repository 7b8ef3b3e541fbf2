// SPDX-License-Identifier: Apache-2.0

import JSON
import Machine
import ObjectModel
import QAPI
import RISCV
import SystemCalls
import Testing

@Suite("Memory as an object")
struct MemoryBackendTests {
    private let objects = ObjectTree(types: ObjectType.memoryBackendTypes)
    private let tree: Tree

    init() throws { tree = try Tree([:]) }

    /// Makes one that is named `a`.
    @discardableResult
    private func create(_ kind: String, _ properties: JSON.JSONObject) throws -> MemoryBackend {
        try objects.create(typeName: "memory-backend-\(kind)", id: "a", properties: properties)
        return try #require(objects.objects["a"] as? MemoryBackend)
    }

    private func failure(_ kind: String, _ properties: JSON.JSONObject) -> String? {
        #expect(throws: QAPIError.self) { try create(kind, properties) }?.text
    }

    private static let kinds: [(String, JSON.JSONObject)] = [
        ("ram", ["size": 8192]), ("ram", ["size": 8192, "share": true, "prealloc": true, "dump": false]),
        ("memfd", ["size": 8192]), ("memfd", ["size": 8192, "share": false, "seal": false, "prealloc": true]),
        ("file", ["mem-path": ".", "size": 8192]), ("file", ["mem-path": ".", "size": 8192, "share": true]),
    ]

    @Test("is zeroed memory of the size that is asked for", arguments: kinds)
    func isMemory(kind: String, properties: JSON.JSONObject) throws {
        let backend = try create(kind, properties)
        #expect(backend.byteCount == 8192)
        let region = MemoryRegion(start: PhysicalAddress(rawValue: 0), contents: try #require(backend.memory))
        let memory = PhysicalMemory([region])
        #expect(region.byteCount == 8192)
        let bytes: [UInt8] = [1, 2]
        let isWritten = memory.write(at: PhysicalAddress(rawValue: 8190), bytes: bytes.span)
        #expect(isWritten)
    }

    @Test("tells its properties")
    func tells() throws {
        try create("memfd", ["size": 4096])
        let names = try objects.properties(at: "/objects/a").map(\.name)
        #expect(names == ["type", "size", "share", "dump", "merge", "prealloc", "seal"])
        let values = try names.map { try objects.value(of: $0, at: "a") }
        #expect(values == ["memory-backend-memfd", 4096, true, true, false, false, true])
    }

    @Test("is shared with a file where that is said, and only there", arguments: [true, false])
    func shares(isShared: Bool) throws {
        let path = tree.path + "/memory"
        let backend = try create("file", ["mem-path": .string(path), "size": 4096, "share": .bool(isShared)])
        let region = MemoryRegion(start: PhysicalAddress(rawValue: 0), contents: try #require(backend.memory))
        _ = PhysicalMemory([region]).write(at: PhysicalAddress(rawValue: 1), bytes: ([7] as [UInt8]).span)
        let contents = try FileSystem.readFile(path)
        #expect(contents.count == 4096)
        #expect(contents[1] == (isShared ? 7 : 0))
    }

    @Test("discard-data takes the contents from the file with the object", arguments: [true, false])
    func discards(isDiscarded: Bool) throws {
        let path = tree.path + "/memory"
        try tree.write("memory", String(repeating: "x", count: 4096))
        let properties: JSON.JSONObject = [
            "mem-path": .string(path), "size": 4096, "share": true, "discard-data": .bool(isDiscarded),
        ]
        try create("file", properties)
        try objects.delete(id: "a")
        #expect(try FileSystem.readFile(path).first == (isDiscarded ? 0 : UInt8(ascii: "x")))
    }

    @Test("cannot be deleted while a machine has it")
    func isInUse() throws {
        let backend = try create("ram", ["size": 4096])
        backend.isInUse = true
        let error = #expect(throws: QAPIError.self) { try objects.delete(id: "a") }
        #expect(error?.text == "object 'a' is in use, can not be deleted")
        backend.isInUse = false
        try objects.delete(id: "a")
        #expect(backend.memory == nil)
    }

    private static let refusals: [(String, JSON.JSONObject, String)] = [
        ("ram", [:], "Parameter 'size' is missing"),
        ("ram", ["size": 0], "property 'size' of memory-backend-ram doesn't take value '0'"),
        ("ram", ["size": 9_000_000_000_000_000_000], "cannot set up guest memory 'a': Cannot allocate memory"),
        ("memfd", ["size": .unsigned(.max)], "cannot set up guest memory 'a': Cannot allocate memory"),
        ("file", ["size": 4096], "Parameter 'mem-path' is missing"),
        (
            "file", ["size": 4096, "mem-path": "/none/x"],
            "can't open backing store /none/x for guest RAM: No such file or directory"
        ),
    ]

    @Test("is refused where it cannot be, and nothing is left of it", arguments: refusals)
    func refuses(kind: String, properties: JSON.JSONObject, expected: String) throws {
        #expect(failure(kind, properties) == expected)
        #expect(objects.objects["a"] == nil)
    }

    @Test("a file that is shorter is refused and stays as it is")
    func refusesShortFile() throws {
        try tree.write("memory", "short")
        let properties: JSON.JSONObject = ["mem-path": .string(tree.path + "/memory"), "size": 4096]
        let expected = "a backing store size 0x5 is too small for 'size' option 0x1000 plus 'offset' option 0x0"
        #expect(failure("file", properties) == expected)
        #expect(try FileSystem.readFile(tree.path + "/memory") == Array("short".utf8))
    }

    @Test("keeps its size, and whether it is shared; the rest changes", arguments: ["ram", "memfd"])
    func keeps(kind: String) throws {
        try create(kind, ["size": 4096])
        let size = #expect(throws: QAPIError.self) { try objects.set("size", at: "a", to: 8192) }
        #expect(size?.text == "cannot change property size of memory-backend-\(kind) ")
        let share = #expect(throws: QAPIError.self) { try objects.set("share", at: "a", to: true) }
        #expect(share?.text == "cannot change property value")
        for name in ["dump", "prealloc"] {
            for value in [false, true] {
                try objects.set(name, at: "a", to: .bool(value))
                #expect(try objects.value(of: name, at: "a") == .bool(value))
            }
        }
    }
}

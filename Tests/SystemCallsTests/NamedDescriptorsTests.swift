// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SystemCalls

struct NamedDescriptorsTests {
    private let names = NamedDescriptors()

    /// Adds the write end of a new pipe and returns the other.
    private func add(_ name: String) throws -> OwnedDescriptor {
        let pipe = try Pipe()
        let readEnd = pipe.readEnd
        try names.add(pipe.writeEnd, name: name)
        return readEnd
    }

    @Test("a descriptor is handed out by its name, once", arguments: ["name", "", "a1", "é", "٣"])
    func take(name: String) throws {
        let readEnd = try add(name)
        let writeEnd = names.take(name)
        let isFree = names.take(name) == nil
        #expect(isFree)
        try writeEnd?.write([7])
        var byte: [UInt8] = [0]
        _ = try readEnd.read(into: &byte)
        #expect(byte == [7])
    }

    @Test("names that look alike are different")
    func bytes() throws {
        _ = try add("\u{e9}")
        let isThere = names.take("e\u{301}") != nil
        #expect(!isThere)
    }

    @Test("a name that starts with a digit is refused and its descriptor closed", arguments: ["0", "9", "1a"])
    func digit(name: String) throws {
        let pipe = try Pipe()
        let readEnd = pipe.readEnd
        let error = addError(pipe.writeEnd, name)
        #expect(error?.description == "Parameter 'fdname' expects a name not starting with a digit")
        let isFree = names.take(name) == nil
        #expect(isFree)
        #expect(try isClosed(readEnd))
    }

    @Test("a descriptor with the name of another takes its place")
    func replaced() throws {
        let old = try add("name")
        let new = try add("name")
        #expect(try isClosed(old))
        let removed = names.remove("name")
        #expect(removed)
        #expect(try isClosed(new))
    }

    @Test("removing closes, and says whether there was something")
    func removed() throws {
        let readEnd = try add("name")
        let results = [names.remove("other"), names.remove("name"), names.remove("name")]
        #expect(results == [false, true, false])
        #expect(try isClosed(readEnd))
    }

    @Test("descriptors are closed with the collection")
    func closed() throws {
        let pipe = try Pipe()
        let readEnd = pipe.readEnd
        do {
            let names = NamedDescriptors()
            try names.add(pipe.writeEnd, name: "name")
        }
        #expect(try isClosed(readEnd))
    }

    private func addError(_ descriptor: consuming OwnedDescriptor, _ name: String) -> NamedDescriptorError? {
        do throws(NamedDescriptorError) {
            try names.add(descriptor, name: name)
            return nil
        } catch {
            return error
        }
    }

    /// Whether nobody has the other end of an empty pipe open; where somebody has, this fails instead of waiting.
    private func isClosed(_ readEnd: borrowing OwnedDescriptor) throws -> Bool {
        let epoll = try Epoll()
        try epoll.add(readEnd, .readable, token: 0)
        var events = [Epoll.Event()]
        return try epoll.wait(&events, timeoutNanoseconds: 0) == 1 && events[0].isHungUp
    }
}

// SPDX-License-Identifier: Apache-2.0

import JSON
import ObjectModel
import QAPI
import SystemCalls
import Testing

@testable import EventLoop
@testable import IOThreads

@Suite(.timeLimit(.minutes(1)))
struct IOThreadObjectTests {
    private let tree: ObjectTree

    init() throws { tree = ObjectTree(types: ObjectType.eventLoopTypes(mainLoop: try EventLoop())) }

    @Test("an iothread has a running thread of its name as soon as it is created")
    func creation() throws {
        try tree.create(typeName: "iothread", id: "disk0", properties: [:])
        let thread = try #require(try tree.ioThread("disk0").thread)
        let comm = try FileSystem.readFile("/proc/self/task/\(thread.threadIdentifier.rawValue)/comm")
        #expect(comm == Array("IO disk0\n".utf8))
    }

    @Test(
        "the properties have these defaults",
        arguments: [
            ("poll-max-ns", 32768), ("poll-grow", 0), ("poll-shrink", 0), ("aio-max-batch", 0), ("thread-pool-min", 0),
            ("thread-pool-max", 64),
        ] as [(String, Int64)]
    )
    func defaults(property: String, value: Int64) throws {
        try tree.create(typeName: "iothread", id: "a", properties: [:])
        #expect(try tree.number(property, of: "a") == value)
    }

    private static let properties = [
        "poll-max-ns", "poll-grow", "poll-shrink", "aio-max-batch", "thread-pool-min", "thread-pool-max",
    ]

    @Test("every property can be given and set", arguments: properties)
    func set(property: String) throws {
        try tree.create(typeName: "iothread", id: "a", properties: [property: 3])
        #expect(try tree.number(property, of: "a") == 3)
        try tree.set(property, at: "a", to: 2)
        #expect(try tree.number(property, of: "a") == 2)
    }

    @Test("a negative value is refused, and the one before stays", arguments: properties)
    func negative(property: String) throws {
        let text = "\(property) value must be in range [0, 9223372036854775807]"
        let tree = tree
        let unborn = failure { () throws(QAPIError) in
            try tree.create(typeName: "iothread", id: "a", properties: [property: -1])
        }
        #expect(unborn == QAPIError(text))
        #expect(tree.ioThreads.isEmpty)
        try tree.create(typeName: "iothread", id: "a", properties: [property: 3])
        let error = failure { () throws(QAPIError) in try tree.set(property, at: "a", to: -1) }
        #expect(error == QAPIError(text))
        #expect(try tree.number(property, of: "a") == 3)
    }

    @Test("a value that is no integer is refused", arguments: ["1", 7.0] as [JSON.JSONValue])
    func wrongType(value: JSON.JSONValue) throws {
        try tree.create(typeName: "iothread", id: "a", properties: [:])
        let error = failure { () throws(QAPIError) in try tree.set("poll-max-ns", at: "a", to: value) }
        #expect(error == QAPIError("Invalid parameter type for 'poll-max-ns', expected: integer"))
    }

    private static let badPools: [(JSON.JSONObject, String, JSON.JSONValue)] = [
        ([:], "thread-pool-min", 65), ([:], "thread-pool-max", 0), ([:], "thread-pool-max", 2_147_483_648),
        (["thread-pool-min": 2, "thread-pool-max": 3], "thread-pool-max", 1),
        (["thread-pool-min": 2, "thread-pool-max": 3], "thread-pool-min", 4),
    ]

    @Test("numbers of threads that make no sense are refused, and those before stay", arguments: badPools)
    func badPool(given: JSON.JSONObject, property: String, value: JSON.JSONValue) throws {
        let text = "bad thread-pool-min/thread-pool-max values"
        let tree = tree
        try tree.create(typeName: "iothread", id: "a", properties: given)
        let before = try tree.number(property, of: "a")
        let error = failure { () throws(QAPIError) in try tree.set(property, at: "a", to: value) }
        #expect(error == QAPIError(text))
        #expect(try tree.number(property, of: "a") == before)
        try tree.set("aio-max-batch", at: "a", to: 1)
    }

    @Test("numbers of threads are held against each other at creation, in any order")
    func poolAtCreation() throws {
        let tree = tree
        let error = failure { () throws(QAPIError) in
            try tree.create(typeName: "iothread", id: "a", properties: ["thread-pool-min": 3, "thread-pool-max": 2])
        }
        #expect(error == QAPIError("bad thread-pool-min/thread-pool-max values"))
        #expect(tree.ioThreads.isEmpty)
        try tree.create(typeName: "iothread", id: "a", properties: ["thread-pool-min": 65, "thread-pool-max": 65])
    }

    @Test("the threads that an iothread keeps for blocking work are there at once, also when they become more")
    func poolThreads() throws {
        try tree.create(typeName: "iothread", id: "a", properties: ["thread-pool-min": 2])
        let pool = try #require(try tree.ioThread("a").loop?.threadPool)
        #expect(pool.threadCount == 2)
        try tree.set("thread-pool-min", at: "a", to: 3)
        #expect(pool.threadCount == 3)
    }

    @Test("threads that cannot be had are an error, and the settings stay")
    func noThreads() throws {
        let tree = tree
        let text = "cannot start a thread: Resource temporarily unavailable"
        try ForcedErrors.with(.after(1, .resourceTemporarilyUnavailable), in: "start a thread") {
            let unborn = failure { () throws(QAPIError) in
                try tree.create(typeName: "iothread", id: "a", properties: ["thread-pool-min": 2])
            }
            #expect(unborn == QAPIError(text))
            let second = failure { () throws(QAPIError) in
                try tree.create(typeName: "iothread", id: "a", properties: [:])
            }
            #expect(second == QAPIError(text))
            #expect(tree.ioThreads.isEmpty)
        }
        try tree.create(typeName: "iothread", id: "a", properties: [:])
        try ForcedErrors.with(.counted(.resourceTemporarilyUnavailable, 1), in: "start a thread") {
            let error = failure { () throws(QAPIError) in try tree.set("thread-pool-min", at: "a", to: 1) }
            #expect(error == QAPIError(text))
        }
        #expect(try tree.number("thread-pool-min", of: "a") == 0)
    }

    @Test("the batch takes effect at creation and when it is set")
    func batch() throws {
        try tree.create(typeName: "iothread", id: "a", properties: ["aio-max-batch": 3])
        let loop = try #require(try tree.ioThread("a").loop)
        #expect(loop.batchPolicy.maximum == 3)
        try tree.set("aio-max-batch", at: "a", to: 0)
        #expect(loop.batchPolicy.maximum == 0)
    }

    @Test("to set how to poll reaches the loop", arguments: ["poll-max-ns", "poll-grow", "poll-shrink"])
    func polling(property: String) throws {
        try tree.create(typeName: "iothread", id: "a", properties: [property: 5])
        let loop = try #require(try tree.ioThread("a").loop)
        #expect(parameters(of: loop).contains(5))
        try tree.set(property, at: "a", to: 6)
        #expect(parameters(of: loop).contains(6))
    }

    /// How a running loop polls.
    private func parameters(of loop: EventLoop) -> [Int64] {
        let answer = WaitableMutex<PollingPolicy.Parameters?>(nil)
        loop.submit {
            answer.withLock { $0 = loop.confined.policy.parameters }
            answer.notifyAll()
        }
        return answer.wait { $0.map { [$0.maximumNanoseconds, $0.growFactor, $0.shrinkDivisor] } } ?? []
    }

    @Test("to delete an iothread that nobody uses ends its thread")
    func deletion() throws {
        try tree.create(typeName: "iothread", id: "a", properties: [:])
        weak let loop = try tree.ioThread("a").loop
        #expect(loop != nil)
        try tree.delete(id: "a")
        #expect(loop == nil)
    }

    @Test("a thread that is in use outlives its object, whose name is free at once")
    func lingering() throws {
        try tree.create(typeName: "iothread", id: "a", properties: [:])
        var used = try tree.ioThread("a").thread
        weak let loop = used?.loop
        try tree.delete(id: "a")
        #expect(tree.ioThreads.isEmpty)
        try tree.create(typeName: "iothread", id: "a", properties: [:])
        #expect(tree.ioThreads.map(\.identifier) == ["a"])
        #expect(tree.ioThreads.map(\.threadIdentifier) != [used?.threadIdentifier])
        let answer = WaitableMutex(false)
        used?.loop.submit {
            answer.withLock { $0 = true }
            answer.notifyAll()
        }
        #expect(answer.wait { $0 ? true : nil } == true)
        used = nil
        #expect(loop == nil)
    }

    @Test("the iothreads are listed with what was set, in the order of their creation")
    func list() throws {
        #expect(tree.ioThreads.isEmpty)
        try tree.create(
            typeName: "iothread",
            id: "zz",
            properties: ["poll-max-ns": 1, "poll-grow": 2, "poll-shrink": 3, "aio-max-batch": 4]
        )
        try tree.create(typeName: "main-loop", id: "mm", properties: [:])
        try tree.create(typeName: "iothread", id: "aa", properties: [:])
        let threads = tree.ioThreads
        #expect(threads.map(\.identifier) == ["zz", "aa"])
        #expect(threads.map(\.pollMaximumNanoseconds) == [1, 32768])
        #expect(threads.map(\.pollGrow) == [2, 0])
        #expect(threads.map(\.pollShrink) == [3, 0])
        #expect(threads.map(\.aioMaximumBatch) == [4, 0])
        #expect(Set(threads.map(\.threadIdentifier)).count == 2)
    }
}

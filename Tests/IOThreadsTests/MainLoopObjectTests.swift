// SPDX-License-Identifier: Apache-2.0

import EventLoop
import JSON
import ObjectModel
import QAPI
import SystemCalls
import Testing

@testable import IOThreads

struct MainLoopObjectTests {
    private let mainLoop: EventLoop
    private let tree: ObjectTree

    init() throws {
        mainLoop = try EventLoop()
        tree = ObjectTree(types: ObjectType.eventLoopTypes(mainLoop: mainLoop))
    }

    @Test("its settings apply to the main loop, at creation and later")
    func settings() throws {
        try tree.create(typeName: "main-loop", id: "m", properties: ["aio-max-batch": 3, "thread-pool-min": 1])
        #expect(mainLoop.batchPolicy.maximum == 3)
        #expect(mainLoop.threadPool.threadCount == 1)
        try tree.set("aio-max-batch", at: "m", to: 4)
        #expect(mainLoop.batchPolicy.maximum == 4)
        mainLoop.threadPool.stop()
    }

    @Test("there is only one, and the refused one changes nothing")
    func single() throws {
        let tree = tree
        try tree.create(typeName: "main-loop", id: "m", properties: ["aio-max-batch": 3])
        let error = failure { () throws(QAPIError) in
            try tree.create(typeName: "main-loop", id: "n", properties: ["aio-max-batch": 4])
        }
        #expect(error == QAPIError("only one main-loop instance allowed"))
        #expect(mainLoop.batchPolicy.maximum == 3)
        #expect(tree.objects.children.map(\.name) == ["m"])
    }

    @Test("one that was refused for its settings leaves room for another")
    func refused() throws {
        let tree = tree
        let error = failure { () throws(QAPIError) in
            try tree.create(typeName: "main-loop", id: "m", properties: ["thread-pool-max": 0])
        }
        #expect(error == QAPIError("bad thread-pool-min/thread-pool-max values"))
        try tree.create(typeName: "main-loop", id: "m", properties: [:])
    }

    @Test("it cannot be deleted")
    func undeletable() throws {
        let tree = tree
        try tree.create(typeName: "main-loop", id: "m", properties: [:])
        let error = failure { () throws(QAPIError) in try tree.delete(id: "m") }
        #expect(error == QAPIError("object 'm' is in use, can not be deleted"))
    }

    @Test("it has no settings of polling")
    func noPolling() throws {
        #expect(try tree.properties(ofType: "main-loop").map(\.name).contains("aio-max-batch"))
        #expect(try !tree.properties(ofType: "main-loop").map(\.name).contains("poll-max-ns"))
    }

    @Test("both types are event-loop-base, of which there are no objects itself")
    func types() throws {
        #expect(tree.types(implementing: "event-loop-base").map(\.name) == ["iothread", "main-loop"])
        #expect(tree.types(implementing: "user-creatable").map(\.name) == ["iothread", "main-loop"])
    }
}

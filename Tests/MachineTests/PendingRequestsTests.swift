// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Machine

struct PendingRequestsTests {
    private static let all: [PendingRequests.Request] = [
        .panic(.goesOn), .suspend, .shutDown(.guestShutdown, .success), .reset(.guestReset), .wakeUp, .stop(.ioError),
    ]

    @Test("they are taken in their order, whatever the order they came in")
    func order() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<20 {
            var pending = PendingRequests()
            for request in Self.all.shuffled(using: &generator) { pending.add(request) }
            var taken: [PendingRequests.Request] = []
            while let request = pending.takeFirst() { taken.append(request) }
            #expect(taken == Self.all)
            #expect(pending.isEmpty)
        }
    }

    @Test("each alone is one that waits", arguments: all)
    func single(request: PendingRequests.Request) {
        var pending = PendingRequests()
        #expect(pending.isEmpty)
        pending.add(request)
        #expect(!pending.isEmpty)
        #expect(pending.takeFirst() == request)
        #expect(pending.isEmpty)
    }

    @Test("of one kind the latest stays")
    func latest() {
        var pending = PendingRequests()
        for cause in [ShutdownCause.guestReset, .hostQMPSystemReset] { pending.add(.reset(cause)) }
        #expect(pending.takeFirst() == .reset(.hostQMPSystemReset))
        #expect(pending.takeFirst() == nil)
    }
}

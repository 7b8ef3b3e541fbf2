// SPDX-License-Identifier: Apache-2.0

import EventLoop
import Testing

struct BatchPolicyTests {
    @Test(
        "the limit is the least of the loop's, the device's and the room; 0 sets none",
        arguments: [
            // the loop's, the device's, room, the limit
            (0, 0, 1024, 32), (8, 0, 1024, 8), (100, 0, 1024, 100), (0, 4, 1024, 4), (8, 16, 1024, 8),
            (0, 64, 1024, 32),
            (0, 0, 3, 3), (8, 4, 2, 2), (0, 0, 0, 32), (8, 4, 0, 4), (.max, 0, 0, .max),
        ] as [(Int64, Int64, Int64, Int64)]
    )
    func limit(own: Int64, device: Int64, room: Int64, expected: Int64) {
        #expect(BatchPolicy(maximum: own).limit(deviceMaximum: device, room: room) == expected)
    }

    @Test(
        "what is queued is submitted once it fills the batch",
        arguments: [
            (1, .submitAtEndOfBatch), (31, .submitAtEndOfBatch), (32, .submitNow), (33, .submitNow),
        ] as [(Int64, BatchPolicy.Decision)]
    )
    func decision(queued: Int64, expected: BatchPolicy.Decision) {
        #expect(BatchPolicy().decision(queued: queued, deviceMaximum: 0, room: 1024) == expected)
    }
}

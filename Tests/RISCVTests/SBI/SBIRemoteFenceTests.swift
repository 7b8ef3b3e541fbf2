// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RISCV

/// The extension RFENCE: which fences arrive at which harts.
struct SBIRemoteFenceTests {
    private let stage: SBIStage

    init() throws {
        stage = try SBIStage(hartCount: 3)
        stage.sbi.reset(bootHart: 0, entry: SBIStage.entry)
        try #require(stage.readiness() == .runs)
    }

    /// What was posted to a hart.
    private func fences(_ hart: Int) -> [RemoteFence] {
        var fences: [RemoteFence] = []
        stage.harts[hart].fences.serve { fences.append($0) }
        return fences
    }

    @Test(
        "a fence has the addresses and the address space of the call",
        arguments: [
            (0, [77, 77, 77], .instructions),
            (1, [0, 0, 5], .translations(start: 0, byteCount: nil, addressSpace: nil)),
            (1, [0x1000, .max, 5], .translations(start: 0, byteCount: nil, addressSpace: nil)),
            (1, [0x1000, 0x2000, 5], .translations(start: 0x1000, byteCount: 0x2000, addressSpace: nil)),
            (1, [0, 1, 5], .translations(start: 0, byteCount: 1, addressSpace: nil)),
            (1, [5, 0, 5], .translations(start: 5, byteCount: 0, addressSpace: nil)),
            (1, [.max, 1, 5], .translations(start: .max, byteCount: 1, addressSpace: nil)),
            (1, [2, .max - 1, 0], .translations(start: 2, byteCount: .max - 1, addressSpace: nil)),
            (2, [0, 0, 5], .translations(start: 0, byteCount: nil, addressSpace: 5)),
            (2, [0x1000, .max, 0xFFFF], .translations(start: 0, byteCount: nil, addressSpace: 0xFFFF)),
            (2, [0x1000, 3, 0], .translations(start: 0x1000, byteCount: 3, addressSpace: 0)),
        ] as [(UInt64, [UInt64], RemoteFence)]
    )
    func fence(function: UInt64, arguments: [UInt64], fence: RemoteFence) {
        #expect(stage.call(number: SBIExtension.remoteFence.rawValue, function, [0b101, 0] + arguments) == .ok(0))
        #expect([0, 1, 2].map { fences($0) } == [[fence], [], [fence]])
    }

    @Test(
        "a fence of harts, addresses or address spaces that do not exist is refused, and arrives nowhere",
        arguments: [
            (0, [0b1000, 0], -3), (0, [1, 3], -3), (1, [0b1000, 0, 0, 0], -3), (2, [0b1000, 0, 0, 0, 0], -3),
            (1, [1, 0, 3, .max - 1], -5), (1, [1, 0, .max, 2], -5), (2, [1, 0, .max, 2, 0], -5),
            (2, [1, 0, 0, 0, 0x1_0000], -3), (2, [1, 0, 0, 0, .max], -3),
            (3, [1, 0], -2), (4, [1, 0], -2), (5, [1, 0], -2), (6, [1, 0], -2),
        ] as [(UInt64, [UInt64], Int64)]
    )
    func refused(function: UInt64, arguments: [UInt64], error: Int64) {
        #expect(stage.call(number: SBIExtension.remoteFence.rawValue, function, arguments).error == error)
        #expect([0, 1, 2].allSatisfy { fences($0).isEmpty })
    }

    @Test("fences are counted where they come from and where they go to, unless that is the same hart")
    func counting() {
        let events: [UInt64] = [8, 9, 10, 11, 12, 13]
        for event in events {
            #expect(stage.call(.performanceMonitoring, 2, 3, 0xFFFF, 0b110, 0xF_0000 | event, 0).error == 0)
        }
        for function in [0, 1, 2, 2] as [UInt64] { stage.call(.remoteFence, function, 0, .max, 0, 0, 1) }
        #expect(stage.call(.hartStateManagement, 0, 1, SBIStage.memoryStart, 0).error == 0)
        #expect(stage.readiness(1) == .runs)
        stage.call(.remoteFence, 1, 0b1, 0, 0, 0, 0, from: 1)
        #expect((0..<6).map { stage.call(.performanceMonitoring, 5, 3 + $0).value } == [2, 0, 2, 1, 4, 0])
    }
}

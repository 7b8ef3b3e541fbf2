// SPDX-License-Identifier: Apache-2.0

import Foundation
import QMPClient

/// `client-faults` has a client meet every fault in full size, twice, and looks whether the second time leaves anything behind:
/// descriptors, threads, memory.
func report(_ name: String, _ body: () async throws -> Void) async throws {
    let time = try await ContinuousClock().measure { try await body() }
    print("\(name): kept, \(time.formatted(.units(allowed: [.seconds], fractionalPart: .show(length: 1))))")
}

func runAll() async throws {
    let length = try await Fault.transcriptLength()
    try await report("a transcript of 40 exchanges, cut at each of \(length) bytes") {
        for place in 0...length { try await Fault.split(at: place) }
    }
    try await report("the same, ended at each byte") {
        for place in 0...length { try await Fault.disconnect(at: place) }
    }
    try await report("40 replies in 1,000 orders") {
        for seed in 0..<1000 { try await Fault.anyOrder(of: 40, seed: UInt64(seed)) }
    }
    try await report("10,000 commands under way") { try await Fault.anyOrder(of: 10_000, seed: 1) }
    try await report("1,000,000 events and a slow reader") { try await Fault.slowReader(of: 1_000_000) }
    try await report("100 times 1,000 tasks that give up") {
        for seed in 0..<100 {
            try await Fault.givingUp(tasks: 1000, seed: UInt64(seed), outOfBand: seed % 2 == 1)
        }
    }
}

do {
    try await runAll()
    let first = try ProcessState.now
    try await runAll()
    try await Task.sleep(for: .milliseconds(100))
    let second = try ProcessState.now
    print("after the first round: \(first); after the second: \(second)")
    let leaks =
        second.descriptors > first.descriptors || second.threads > first.threads
        || second.residentKilobytes > first.residentKilobytes + 20_000
    print(leaks ? "BROKEN: something was left behind" : "nothing was left behind: kept")
    exit(leaks ? 1 : 0)
} catch {
    print("BROKEN: \(error)")
    exit(1)
}

// SPDX-License-Identifier: Apache-2.0

import QMPClient

/// Both clients under one load, by turns, so that what else the machine does strikes them alike.
struct Contest {
    private static let rounds = 7

    let load: Load
    let client: QMPClient
    let official: OfficialClient

    /// The line that says what came out.
    func run() async throws -> String {
        var (ours, theirs): ([Double], [Double]) = ([], [])
        for _ in 0..<Self.rounds {
            ours.append(try await ContinuousClock().measure { try await load.run(client) } / .seconds(1))
            theirs.append(try official.seconds(for: load))
        }
        let count = Double(load.count)
        let (rate, officialRate) = (count / ours.median, count / theirs.median)
        let ratio = rate / officialRate
        return "\(load.rawValue) query-name, median of \(Self.rounds) times \(load.count): "
            + "qemu.qmp \(Int(officialRate))/s, QMPClient \(Int(rate))/s; ratio \((ratio * 10).rounded() / 10), "
            + "promised at least \(load.promise): \(ratio >= load.promise ? "kept" : "BROKEN")"
    }
}

extension [Double] {
    /// The element in the middle, once sorted; there is one.
    fileprivate var median: Double { sorted()[count / 2] }
}

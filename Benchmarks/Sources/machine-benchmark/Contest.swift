// SPDX-License-Identifier: Apache-2.0

import Glibc
import Measuring

/// What a piece of work cost Apus and others, who did it by turns.
struct Contest {
    let work: String
    private var ours: [Duration] = []
    /// By competitor.
    private var theirs: [(name: String, times: [Duration])] = []

    init(_ work: String) { self.work = work }

    /// Adds what a round cost.
    mutating func add(_ time: Duration, of emulator: Emulator) {
        if emulator.name == "apus" { return ours.append(time) }
        if let index = theirs.firstIndex(where: { $0.name == emulator.name }) {
            theirs[index].times.append(time)
        } else {
            theirs.append((emulator.name, [time]))
        }
    }

    /// How fast Apus is in proportion to the best of the others, by medians.
    var speed: Double { (theirs.map(\.times.median).min() ?? .zero) / ours.median }

    /// All medians.
    var values: String {
        (theirs + [("apus", ours)]).map { "\($0.0) \($0.1.median.seconds)" }.joined(separator: ", ")
    }

    /// A finding that promises nothing.
    var finding: Finding { Finding(work, values, "speed \(speed.rounded(places: 3))") }
}

extension Array<Contest> {
    /// The geometric mean of the speeds.
    var speed: Double { exp(reduce(0) { $0 + log($1.speed) } / Double(count)) }
}

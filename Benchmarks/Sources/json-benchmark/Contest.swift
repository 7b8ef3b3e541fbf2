// SPDX-License-Identifier: Apache-2.0

/// The times of two ways to do the same, taken in turns.
///
/// A turn is several runs. The first of them finds the caches full of what the other way left; the others show what a busy
/// process sees.
struct Contest {
    private struct Times {
        var first: [Duration] = []
        var others: [Duration] = []
    }

    private let name: String
    private let clock = ContinuousClock()
    private var ours = Times()
    private var theirs = Times()

    private static let runs = 4

    init(_ name: String) { self.name = name }

    mutating func round(_ our: () throws -> Void, against their: () throws -> Void) rethrows {
        try turn(our, &ours)
        try turn(their, &theirs)
    }

    private func turn(_ run: () throws -> Void, _ times: inout Times) rethrows {
        times.first.append(try clock.measure(run))
        for _ in 1..<Self.runs { times.others.append(try clock.measure(run)) }
    }

    /// The medians, and the best times, which the machine's other work disturbs least.
    var report: String {
        [
            line("median of first runs", ours.first, theirs.first) { $0[$0.count / 2] },
            line("median of other runs", ours.others, theirs.others) { $0[$0.count / 2] },
            line("best", ours.others, theirs.others) { $0[0] },
        ].joined(separator: "\n")
    }

    private func line(_ which: String, _ ours: [Duration], _ theirs: [Duration], pick: ([Duration]) -> Duration)
        -> String
    {
        let (our, their) = (pick(ours.sorted()), pick(theirs.sorted()))
        return "\(name), \(which): \(our), JSONSerialization \(their), ratio \((their / our * 10).rounded() / 10)"
    }
}

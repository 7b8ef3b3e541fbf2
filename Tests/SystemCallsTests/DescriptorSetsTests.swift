// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SystemCalls

struct DescriptorSetsTests {
    private let sets = DescriptorSets()

    /// Adds the read end of a new pipe.
    @discardableResult
    private func add(set: Int64? = nil, opaque: String? = nil) throws -> DescriptorSets.Added {
        let pipe = try Pipe()
        return try sets.add(pipe.readEnd, set: set, opaque: opaque)
    }

    @Test("a new set has the lowest number that is free")
    func lowestFree() throws {
        for set: Int64 in [0, 1, 3, 4] { try add(set: set) }
        let numbers = try (0..<3).map { _ in try add().set }
        #expect(numbers == [2, 5, 6])
    }

    @Test("sets are listed by descending numbers, descriptors in the order in which they came, with what was noted")
    func listing() throws {
        let first = try add(set: 7, opaque: "a")
        let second = try add(set: .max)
        let third = try add(set: 7, opaque: "")
        #expect(
            sets.sets == [
                SetDescription(set: .max, members: [SetDescription.Member(number: second.number, opaque: nil)]),
                SetDescription(
                    set: 7,
                    members: [
                        SetDescription.Member(number: first.number, opaque: "a"),
                        SetDescription.Member(number: third.number, opaque: ""),
                    ]
                ),
            ]
        )
    }

    @Test("a negative number is refused")
    func negative() throws {
        let error = #expect(throws: DescriptorSetError.self) { try add(set: -1) }
        #expect(error?.description == "Parameter 'fdset-id' expects a non-negative value")
        #expect(sets.sets.isEmpty)
    }

    @Test("one descriptor is removed by its number, and the set goes with the last")
    func removeOne() throws {
        let first = try add(set: 5)
        let second = try add(set: 5)
        try sets.remove(set: 5, number: Int64(first.number))
        #expect(sets.sets.map { $0.members.map(\.number) } == [[second.number]])
        try sets.remove(set: 5, number: Int64(second.number))
        #expect(sets.sets.isEmpty)
    }

    @Test("all descriptors of a set are removed without a number, and those of others stay")
    func removeAll() throws {
        for set: Int64 in [5, 5, 6] { try add(set: set) }
        try sets.remove(set: 5)
        #expect(sets.sets.map(\.set) == [6])
    }

    @Test(
        "what is not there cannot be removed",
        arguments: [
            (77, nil, "File descriptor named 'fdset-id:77' not found"),
            (77, 3, "File descriptor named 'fdset-id:77, fd:3' not found"),
            (5, -3, "File descriptor named 'fdset-id:5, fd:-3' not found"),
            (-5, nil, "File descriptor named 'fdset-id:-5' not found"),
        ] as [(Int64, Int64?, String)]
    )
    func notFound(set: Int64, number: Int64?, text: String) throws {
        try add(set: 5)
        let error = #expect(throws: DescriptorSetError.self) { try sets.remove(set: set, number: number) }
        #expect(error?.description == text)
        #expect(sets.sets.map(\.members.count) == [1])
    }

    @Test("no descriptor is left open: refused, removed, or gone with the collection")
    func leaks() throws {
        let counts = try OpenDescriptors.withOwnTable {
            var counts = [try OpenDescriptors.count()]
            do {
                let sets = DescriptorSets()
                for set: Int64 in [-1, 3, 3, 4] {
                    let pipe = try Pipe()
                    _ = try? sets.add(pipe.readEnd, set: set)
                }
                counts.append(try OpenDescriptors.count())
                try sets.remove(set: 3)
                counts.append(try OpenDescriptors.count())
            }
            counts.append(try OpenDescriptors.count())
            return counts
        }
        #expect(counts.map { $0 - counts[0] } == [0, 3, 1, 0])
    }
}

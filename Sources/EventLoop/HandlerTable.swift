// SPDX-License-Identifier: Apache-2.0

/// The handlers of a loop by the tokens that the kernel's events carry.
///
/// A token is a place in the table and how often the place was given away before. An event that was collected for a
/// handler since removed finds nothing, even where the place, and the number of the descriptor, have a new owner.
struct HandlerTable<Handler> {
    /// What the events of a handler carry: the generation in the upper 32 bits, the place in the lower ones.
    struct Token: RawRepresentable, Hashable, Sendable {
        let rawValue: UInt64

        init(rawValue: UInt64) { self.rawValue = rawValue }

        fileprivate init(place: Int, generation: UInt32) {
            // More places than descriptors can be open are never made, and those are numbered with 31 bits.
            rawValue = UInt64(generation) << 32 | UInt64(UInt32(place))
        }

        fileprivate var place: Int { Int(UInt32(truncatingIfNeeded: rawValue)) }
        fileprivate var generation: UInt32 { UInt32(rawValue >> 32) }
    }

    private struct Place {
        var handler: Handler?
        var generation: UInt32 = 0
    }

    private var places: [Place] = []
    private var freePlaces: [Int] = []

    /// The handler of a token, nil where it was removed.
    subscript(token: Token) -> Handler? {
        guard places.indices.contains(token.place), places[token.place].generation == token.generation else {
            return nil
        }
        return places[token.place].handler
    }

    /// Puts in a handler.
    ///
    /// - Returns: Its token.
    mutating func insert(_ handler: Handler) -> Token {
        if let place = freePlaces.popLast() {
            places[place].handler = handler
            return Token(place: place, generation: places[place].generation)
        }
        places.append(Place(handler: handler))
        return Token(place: places.count - 1, generation: 0)
    }

    /// Removes the handler of a token that is in the table.
    mutating func remove(_ token: Token) {
        precondition(self[token] != nil, "no handler has the token")
        places[token.place].handler = nil
        places[token.place].generation &+= 1
        freePlaces.append(token.place)
    }
}

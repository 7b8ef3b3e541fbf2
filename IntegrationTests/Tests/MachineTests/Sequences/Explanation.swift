// SPDX-License-Identifier: Apache-2.0

@testable import Machine

/// An order in which the commands of several clients have been executed, with what the guest did in between, that explains
/// all replies and events by the rules of the model.
struct Explanation {
    private let answers: [[Conversation.Answer]]
    private let events: [Event]
    /// What was found to lead nowhere.
    private var deadEnds: Set<Point> = []

    /// How far an order has come.
    private struct Point: Hashable {
        /// How many commands of each client are done.
        var done: [Int]
        /// How many events have come of them.
        var eventCount: Int
        var state: RunState
        var wasSuspended: Bool
    }

    /// - Parameters:
    ///   - answers: what each client heard of its commands, in its order
    ///   - events: what all of them heard
    init(_ answers: [[Conversation.Answer]], _ events: [Event]) { (self.answers, self.events) = (answers, events) }

    /// Looks for an order.
    ///
    /// - Returns: the machine behind it; nil where there is none
    mutating func find(from model: RunStateModel) -> RunStateModel? {
        find(from: model, answers.map { _ in 0 }, eventCount: 0)
    }

    private mutating func find(from model: RunStateModel, _ done: [Int], eventCount: Int) -> RunStateModel? {
        if done == answers.map(\.count), eventCount == events.count { return model }
        let point = Point(
            done: done,
            eventCount: eventCount,
            state: model.state,
            wasSuspended: model.wasSuspended
        )
        guard !deadEnds.contains(point) else { return nil }
        for client in answers.indices where done[client] < answers[client].count {
            let answer = answers[client][done[client]]
            var next = model
            let (told, reply) = answer.verb.perform(on: &next)
            // The events of a command come before its reply, and those of later ones behind it.
            let count = eventCount + told.count
            guard reply == answer.reply, count == answer.eventCount, events[eventCount..<count].elementsEqual(told)
            else {
                continue
            }
            var nextDone = done
            nextDone[client] += 1
            if let end = find(from: next, nextDone, eventCount: count) { return end }
        }
        for next in Self.doingsOfGuest(model, events[eventCount...].first) {
            if let end = find(from: next, done, eventCount: eventCount + 1) { return end }
        }
        deadEnds.insert(point)
        return nil
    }

    /// What a guest may have done of which an event tells: it sleeps when it was told to, and wakes when something is typed.
    private static func doingsOfGuest(_ model: RunStateModel, _ event: Event?) -> [RunStateModel] {
        guard let event else { return [] }
        var next = model
        let events: [MachineEvent] =
            switch event.name {
            case "SUSPEND": next.suspend().events
            case "WAKEUP": (try? next.wakeUp())?.events ?? []
            default: []
            }
        return events.map(Event.init) == [event] ? [next] : []
    }
}

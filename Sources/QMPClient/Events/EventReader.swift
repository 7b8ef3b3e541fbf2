// SPDX-License-Identifier: Apache-2.0

/// The readers' end of a subscription, which goes when the last of them lets go of it.
final class EventReader: Sendable {
    let subscription: EventSubscription
    private let hub: EventHub

    init(of hub: EventHub, name: String?, limit: Int) {
        self.hub = hub
        subscription = EventSubscription(name: name, limit: limit)
        hub.add(subscription)
    }

    deinit { hub.remove(subscription) }
}

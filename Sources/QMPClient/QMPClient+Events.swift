// SPDX-License-Identifier: Apache-2.0

public import QAPI

extension QMPClient {
    /// All events from now on.
    ///
    /// Who asks first also gets those that came before, as far as ``QMPClientOptions/keptEvents`` were kept; others count as
    /// dropped.
    ///
    /// - Parameter limit: How many events wait for a reader at most: the newest.
    public func events(bufferingNewest limit: Int = 1024) -> QMPEvents {
        QMPEvents(reader: EventReader(of: engine.events, name: nil, limit: limit))
    }

    /// The events of one type from now on.
    ///
    /// - Parameters:
    ///   - type: The event, as a schema defines it.
    ///   - limit: How many events wait for a reader at most: the newest.
    public func events<Event: QAPIEvent>(
        of type: Event.Type,
        bufferingNewest limit: Int = 1024
    ) -> QMPTypedEvents<Event> {
        let reader = EventReader(of: engine.events, name: Event.metadata.name, limit: limit)
        return QMPTypedEvents(events: QMPEvents(reader: reader))
    }
}

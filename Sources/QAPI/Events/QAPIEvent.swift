// SPDX-License-Identifier: Apache-2.0

/// An event with its data, which are its members.
public protocol QAPIEvent: QAPIObject {
    /// What the schema says of the event.
    static var metadata: EventMetadata { get }
}

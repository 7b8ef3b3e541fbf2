// SPDX-License-Identifier: Apache-2.0

public import SystemCalls

/// The connection that a command came over, as commands see it.
public protocol CommandSession: AnyObject {
    /// Takes the descriptor that the client passed along and no command took yet, or nil where there is none. Others
    /// passed together with it are closed.
    func takeDescriptor() -> OwnedDescriptor?

    /// The descriptors that clients of the same monitor gave names to.
    var namedDescriptors: NamedDescriptors { get }

    /// Ends the negotiation with the client and enables capabilities: what `qmp_capabilities` does.
    ///
    /// - Throws: if a capability is not offered, or negotiation is over.
    func negotiate(enabling capabilities: [String]) throws(QAPIError)
}

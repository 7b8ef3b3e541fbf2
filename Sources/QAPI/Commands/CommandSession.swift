// SPDX-License-Identifier: Apache-2.0

public import SystemCalls

/// The connection that a command came over, as commands see it.
public protocol CommandSession: AnyObject {
    /// Takes the descriptor that the client passed along and no command took yet, or nil where there is none. Others
    /// passed together with it are closed.
    func takeDescriptor() -> OwnedDescriptor?
}

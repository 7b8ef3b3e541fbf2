// SPDX-License-Identifier: Apache-2.0

/// What stands below the guest's own software: it starts the harts, and it keeps them from running while the guest is
/// suspended.
///
/// The machine's thread calls it while no hart runs.
public protocol MachineFirmware: AnyObject {
    /// Writes the images of the guest to memory and has each hart start over. Whether there is room for them was seen
    /// before.
    func start()

    /// Has the hart that suspended the guest go on, if one did.
    func wakeUp()
}

// SPDX-License-Identifier: Apache-2.0

/// Room for what one read brings. All connections of a loop share it, as one reads at a time.
final class ReceiveBuffer {
    var bytes = [UInt8](repeating: 0, count: 65536)
}

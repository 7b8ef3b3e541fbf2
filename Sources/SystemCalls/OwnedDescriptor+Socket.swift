// SPDX-License-Identifier: Apache-2.0

internal import CLinux

extension OwnedDescriptor {
    /// Whether it is a socket, of any kind.
    public var isSocket: Bool { clinux_socket_family(rawValue) != -1 }
}

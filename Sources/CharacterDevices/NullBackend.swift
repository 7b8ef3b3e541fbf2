// SPDX-License-Identifier: Apache-2.0

/// A device without a peer.
final class NullBackend: CharacterBackend {
    var fileName: String { "null" }
    func attach(_ frontEnd: any CharacterFrontEnd) {}
    func shutDown() {}
}

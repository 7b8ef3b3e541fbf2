// SPDX-License-Identifier: Apache-2.0

import QAPI
import SystemCalls

extension DescriptorNames {
    /// Hands out the descriptor of a name, which then is not to be had again.
    func take(_ name: String) throws(QAPIError) -> OwnedDescriptor {
        switch self {
        case .inherited:
            guard let number = Int32(name), number >= 0 else { throw QAPIError("Unable to parse FD number \(name)") }
            do throws(SystemCallError) {
                return try OwnedDescriptor(inherited: number)
            } catch {
                throw QAPIError("File descriptor '\(name)' cannot be used: \(error.errno)")
            }
        case .given(let descriptors):
            guard let descriptor = descriptors.take(name) else {
                throw QAPIError("File descriptor named '\(name)' has not been found")
            }
            return descriptor
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

import Monitor
import Options
import QAPI
import SystemCalls

extension Program {
    /// Puts inherited descriptors into sets, as `-add-fd` asks. One can go into several, so the original is closed last.
    func addDescriptors() throws(StartError) {
        var inherited: [Int32: InheritedDescriptor] = [:]
        for occurrence in settings.descriptors {
            guard let values = occurrence.values else { preconditionFailure("-add-fd takes key=value") }
            do throws(QAPIError) {
                try add(values, &inherited)
            } catch {
                throw StartError(error, at: occurrence)
            }
        }
    }

    private func add(_ values: OptionValues, _ inherited: inout [Int32: InheritedDescriptor]) throws(QAPIError) {
        let number = values.number("fd").map(Int32.init(truncatingIfNeeded:)) ?? -1
        guard number >= 0 else { throw QAPIError("fd option is required and must be non-negative") }
        guard number > 2 else { throw QAPIError("fd cannot be a standard I/O stream") }
        guard let descriptor = inherited[number] ?? InheritedDescriptor(number) else {
            throw QAPIError("fd is not valid or already in use")
        }
        inherited[number] = descriptor
        let set = values.number("set").map(Int64.init(bitPattern:)) ?? -1
        guard set >= 0 else { throw QAPIError("set option is required and must be non-negative") }
        let copy: OwnedDescriptor
        do throws(SystemCallError) {
            copy = try descriptor.descriptor.duplicate()
        } catch {
            throw QAPIError("\(error)")
        }
        do throws(DescriptorSetError) {
            _ = try parts.descriptorSets.add(copy, set: set, opaque: values.string("opaque"))
        } catch {
            throw QAPIError("\(error)")
        }
    }
}

/// A descriptor that the program was started with, in a dictionary.
private final class InheritedDescriptor {
    let descriptor: OwnedDescriptor

    /// Nil where it is not open, or not inherited.
    init?(_ number: Int32) {
        guard let descriptor = try? OwnedDescriptor(inherited: number) else { return nil }
        self.descriptor = descriptor
    }
}

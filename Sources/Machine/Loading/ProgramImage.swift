// SPDX-License-Identifier: Apache-2.0

public import RISCV

/// A kernel or a firmware as its file holds it, placed in guest memory.
public struct ProgramImage: Sendable {
    /// The forms that a program's file has.
    public enum Form: Sendable {
        /// An ELF file, which says where each of its parts goes.
        case elf
        /// A kernel of Linux as its header describes it (Linux, Documentation/arch/riscv/boot-image-header.rst).
        case linux
        /// Bytes of which nothing is known.
        case raw
    }

    /// The form, once unpacked.
    public let form: Form

    /// What goes where. Later ones are put over earlier ones.
    public let segments: [LoadedSegment]

    /// All memory that it takes, from the lowest address to the highest, with what it says that it needs beyond its bytes.
    public let range: AddressRange

    /// Where it says that it starts; its first byte, if it does not say.
    public let entry: PhysicalAddress
}

// SPDX-License-Identifier: Apache-2.0

public import RISCV

extension BootImages {
    /// Where the first hart starts: the firmware's entry point; without firmware, the kernel's.
    ///
    /// A kernel for supervisor mode starts at its lowest address, whatever its header says: QEMU does so, and some
    /// kernels have another entry point there than the one in the header.
    public var start: PhysicalAddress? {
        firmware?.entry ?? (startsInMachineMode ? kernel?.entry : kernel?.range.start)
    }

    /// Where firmware from a file goes on: at the kernel.
    public var next: PhysicalAddress? { kernel?.range.start }
}

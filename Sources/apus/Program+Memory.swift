// SPDX-License-Identifier: Apache-2.0

import Devices
import Machine
import Monitor
import ObjectModel
import QAPI

extension Program {
    /// The object that is to be the machine's memory, if one is.
    func memoryBackend() throws(StartError) -> MemoryBackend? {
        let setting = settings.machine
        do throws(QAPIError) {
            guard let id = setting.memoryBackend else {
                try checkDefaultIdentifier()
                return nil
            }
            guard let backend = parts.objects.objects[id] as? MemoryBackend else {
                throw QAPIError("Memory backend '\(id)' not found")
            }
            let isSized = setting.occurrences["m"] != nil
            guard !isSized || setting.configuration.memory.byteCount == backend.byteCount else {
                throw QAPIError("Machine memory size does not match the size of the memory backend")
            }
            guard MemorySize(byteCount: backend.byteCount)?.byteCount == backend.byteCount else {
                throw QAPIError("the memory backend '\(id)' has parts of pages, expected a multiple of 4096 bytes")
            }
            return backend
        } catch {
            throw StartError(error, at: setting.occurrences["machine"])
        }
    }

    /// The name of the board's own memory is its alone, as management programs count on that.
    private func checkDefaultIdentifier() throws(QAPIError) {
        let id = "riscv_virt_board.ram"
        guard settings.machine.board == .virt, parts.objects.objects[id] != nil else { return }
        throw QAPIError(
            "object's id '\(id)' is reserved for the default RAM backend, it can't be used for any other purposes\n"
                + "Change the object's 'id' to something else or disable automatic creation of the default RAM backend "
                + "by setting 'memory-backend=\(id)' with '-machine'."
        )
    }
}

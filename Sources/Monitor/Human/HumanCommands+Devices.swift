// SPDX-License-Identifier: Apache-2.0

import HumanMonitor
import Machine
import ObjectModel
import QAPI
import RISCV

/// The devices and where they stand.
extension HumanCommands {
    var deviceInformation: [HumanCommand] {
        [
            HumanCommand("qtree", parameters: [.flag("b")], synopsis: "[-b]", help: "the devices; in short with -b") {
                (call) throws(QAPIError) in
                try deviceText(isBrief: call.arguments.flags.contains("b"))
            },
            HumanCommand("mtree", help: "what is at which physical address") { _ in addressText },
        ]
    }

    private func deviceText(isBrief: Bool) throws(QAPIError) -> String {
        var text = "bus: main-system-bus\n" + (isBrief ? "" : "  type System\n")
        for device in parts.machine.present.parts.devices {
            text += "  dev: \(device.type.name), id \"\"\n"
            if isBrief { continue }
            for property in device.type.properties where property.name != "type" {
                let value = try parts.objects.value(of: property.name, at: "/machine/\(device.name)")
                text += "    \(property.name) = \(try value.humanText)\n"
            }
            text += "    mmio \(device.address.rawValue.hexadecimal)/\(device.device.byteCount.hexadecimal)\n"
        }
        return text
    }

    private var addressText: String {
        let machine = parts.machine.present.parts
        let memory = (machine.harts.first?.inspected?.memoryRegions ?? []).map { region in
            (region.start.rawValue, region.byteCount, region.isReadOnly ? "rom): rom" : "ram): ram")
        }
        let devices = machine.devices.map { ($0.address.rawValue, $0.device.byteCount, "i/o): \($0.type.name)") }
        let lines = (memory + devices).sorted { $0.0 < $1.0 }.map { start, byteCount, kind in
            "    \(start.hexadecimal)-\((start + (byteCount - 1)).hexadecimal) (prio 0, \(kind)\n"
        }
        let all = "  \(UInt64.min.hexadecimal)-\(UInt64.max.hexadecimal) (prio 0, i/o): system\n"
        return "address-space: memory\n" + all + lines.joined()
    }
}

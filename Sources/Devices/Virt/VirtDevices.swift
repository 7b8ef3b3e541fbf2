// SPDX-License-Identifier: Apache-2.0

import EventLoop
import Machine
import ObjectModel
import RISCV

/// The devices of the `virt` board, wired to each other and to the harts.
struct VirtDevices {
    let plic: PLIC
    let aclint: ACLINT
    let serialPort: UART16550A
    let rtc: GoldfishRTC
    let finisher: Finisher
    let panicDevice: PVPanic
    let wakeUp: WakeUpLine

    init(
        harts: [HartSignals],
        time: VirtualClock,
        calendar: CalendarClock.Configuration,
        requests: MachineRequests,
        loop: EventLoop,
        report: @escaping @Sendable (String) -> Void
    ) {
        plic = PLIC(harts: harts, report: report)
        aclint = ACLINT(harts: harts, time: time, report: report)
        serialPort = UART16550A(interrupt: plic.line(VirtMap.Interrupt.serialPort), loop: loop, report: report)
        let (interrupt, wakeUp) = (plic.line(VirtMap.Interrupt.rtc), WakeUpLine(harts: harts))
        self.wakeUp = wakeUp
        let alarm = InterruptLine { isAsserted in
            interrupt.set(isAsserted)
            wakeUp.set(isAsserted)
        }
        let clock = CalendarClock(calendar, guestTime: time)
        rtc = GoldfishRTC(clock: clock, interrupt: alarm, loop: loop, report: report) { secondsAhead in
            requests.tell(.rtcChanged(secondsAhead: secondsAhead, path: Machine.path(ofDevice: Self.rtcName)))
        }
        panicDevice = PVPanic(report: report) { requests.panic(then: .goesOn) }
        finisher = Finisher(report: report) { request in
            switch request {
            case .powerOff: requests.shutDown(.guestShutdown)
            case .fail(let code): requests.shutDown(.guestPanic, ending: MachineEnding(failingWith: code))
            case .reset: requests.reset(.guestReset)
            }
        }
    }

    private static let rtcName = "rtc"

    /// The devices and their places. What interrupts comes before what it interrupts, so that a reset leaves no
    /// interrupt pending.
    var placed: [MachineDevice] {
        [
            MachineDevice("serial0", UART16550A.objectType, serialPort, VirtMap.serialPort),
            MachineDevice(Self.rtcName, GoldfishRTC.objectType, rtc, VirtMap.rtc),
            MachineDevice("finisher", Finisher.objectType, finisher, VirtMap.finisher),
            MachineDevice("pvpanic", PVPanic.objectType, panicDevice, VirtMap.panicDevice),
            MachineDevice("plic", PLIC.objectType, plic, VirtMap.plic),
            MachineDevice("aclint", ACLINT.objectType, aclint, VirtMap.aclint),
        ]
    }
}

extension MachineDevice {
    fileprivate init(
        _ name: String,
        _ type: ObjectType,
        _ device: any MemoryMappedDevice,
        _ address: PhysicalAddress
    ) {
        self.init(name: name, type: type, device: device, address: address)
    }
}

extension MachineEnding {
    /// A status has eight bits of the guest's code, and never says that all is well.
    fileprivate init(failingWith code: UInt16) { self.init(exitStatus: max(1, UInt8(truncatingIfNeeded: code))) }
}

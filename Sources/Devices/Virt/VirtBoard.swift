// SPDX-License-Identifier: Apache-2.0

public import EventLoop
public import Machine
import RISCV
import SystemCalls

/// The `virt` board: harts, memory and devices at the addresses and with the interrupt numbers of QEMU's board of that
/// name, and what starts them.
public final class VirtBoard {
    /// How many harts a board has at most: for so many the PLIC has contexts.
    public static let hartLimit = 512

    /// How much memory a board has at most.
    public static let memoryLimit = MemorySize.mebibytes(512 << 10)

    /// What a ``Machine`` is made of.
    public let parts: MachineParts

    /// The serial port, behind which a character device is to be put.
    public let serialPort: UART16550A

    /// Puts a board together and reads what it starts from.
    ///
    /// - Parameters:
    ///   - calendar: The time of day.
    ///   - loop: The main loop, which devices use.
    ///   - report: Takes a line for people, from any thread: faults of the guest.
    public init(
        _ configuration: BoardConfiguration,
        calendar: any CalendarClock = HostCalendarClock(),
        loop: EventLoop,
        report: @escaping @Sendable (String) -> Void
    ) throws(BoardError) {
        try Self.check(configuration)
        let memory = try Self.memory(configuration.memory)
        let (clock, requests, map) = (VirtualClock(), MachineRequests(), DeviceMap(report: report))
        var hartConfiguration = HartConfiguration()
        hartConfiguration.answersSupervisorCalls = configuration.firmware == .builtIn
        let harts = (0..<configuration.hartCount).map { index in
            Hart(identifier: UInt64(index), configuration: hartConfiguration, memory: memory, bus: map, time: clock)
        }
        let devices = VirtDevices(
            harts: harts.map(\.signals),
            time: clock,
            calendar: calendar,
            requests: requests,
            loop: loop,
            report: report
        )
        for device in devices.placed { map.add(device.device, at: device.address) }
        serialPort = devices.serialPort
        let services = BoardServices(requests: requests, console: devices.serialPort)
        let sbi = configuration.firmware == .builtIn ? SBI(harts: harts, memory: memory, platform: services) : nil
        let firmware = try Self.firmware(configuration, harts, sbi, memory, report)
        parts = MachineParts(
            boardName: "virt",
            harts: harts.map { BoardHart($0, sbi: sbi, time: clock) },
            devices: devices.placed,
            clock: clock,
            requests: requests,
            firmware: firmware,
            canWakeUp: sbi != nil
        )
    }

    private static func check(_ configuration: BoardConfiguration) throws(BoardError) {
        guard 1...hartLimit ~= configuration.hartCount else {
            throw BoardError(.hartCount, "\(configuration.hartCount)", "expected 1 to \(hartLimit) harts")
        }
        guard configuration.memory.byteCount <= memoryLimit.byteCount else {
            throw BoardError(
                .memory,
                configuration.memory.mebibytesText,
                "expected at most \(memoryLimit.mebibytesText)"
            )
        }
    }

    private static func memory(_ size: MemorySize) throws(BoardError) -> PhysicalMemory {
        do throws(SystemCallError) {
            return PhysicalMemory([
                try MemoryRegion(start: VirtMap.memory, byteCount: size.byteCount),
                try MemoryRegion(
                    start: VirtMap.bootROM.start,
                    byteCount: VirtMap.bootROM.byteCount,
                    isReadOnly: true
                ),
            ])
        } catch {
            throw BoardError(.memory, size.mebibytesText, "\(error)")
        }
    }

    private static func firmware(
        _ configuration: BoardConfiguration,
        _ harts: [Hart],
        _ sbi: SBI?,
        _ memory: PhysicalMemory,
        _ report: @escaping (String) -> Void
    ) throws(BoardError) -> BoardFirmware {
        let files = try BootFiles(configuration)
        let tree = VirtDeviceTree(hartCount: harts.count, memory: configuration.memory).tree
        let range = AddressRange(start: VirtMap.memory, byteCount: configuration.memory.byteCount)
        return try BoardFirmware(harts: harts, sbi: sbi, memory: memory, report: report) {
            () throws(BoardError) in try files.images(in: range, tree)
        }
    }
}

extension MemorySize {
    /// As users write it: `128M`.
    fileprivate var mebibytesText: String {
        let (mebibytes, rest) = byteCount.quotientAndRemainder(dividingBy: 1 << 20)
        return rest == 0 ? "\(mebibytes)M" : "\(byteCount >> 10)K"
    }
}

// SPDX-License-Identifier: Apache-2.0

public import EventLoop
public import Machine
public import RISCV
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
    ///   - memory: The memory, of the size that is configured; the board gets it from the host unless given.
    ///   - loop: The main loop, which devices use.
    ///   - report: Takes a line for people, from any thread: the first of the guest's faults with each device.
    ///   - faultLog: Takes a line about each fault instead, from any thread.
    public init(
        _ configuration: BoardConfiguration,
        memory given: HostMemory? = nil,
        loop: EventLoop,
        report: @escaping @Sendable (String) -> Void,
        faultLog: (@Sendable (String) -> Void)? = nil
    ) throws(BoardError) {
        try Self.check(configuration)
        let memory = try Self.memory(configuration, given)
        let (clock, requests, map) = (VirtualClock(), MachineRequests(), DeviceMap(report: report))
        var hartConfiguration = HartConfiguration()
        hartConfiguration.answersSupervisorCalls = configuration.firmware == .builtIn
        let harts = (0..<configuration.hartCount).map { index in
            Hart(identifier: UInt64(index), configuration: hartConfiguration, memory: memory, bus: map, time: clock)
        }
        let devices = VirtDevices(
            harts: harts.map(\.signals),
            time: clock,
            calendar: configuration.calendar,
            requests: requests,
            loop: loop,
            report: report
        )
        for device in devices.placed { map.add(device.device, at: device.address) }
        if let faultLog {
            map.log(to: faultLog)
            for device in devices.placed { (device.device as? any FaultCountingDevice)?.faults.log(to: faultLog) }
        }
        serialPort = devices.serialPort
        let services = BoardServices(requests: requests, console: devices.serialPort, wakeUp: devices.wakeUp)
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

    private static func memory(
        _ configuration: BoardConfiguration,
        _ given: HostMemory?
    ) throws(BoardError) -> PhysicalMemory {
        let size = configuration.memory
        do throws(SystemCallError) {
            let memory = if let given { given } else { HostMemory(try MemoryMap(byteCount: Int(size.byteCount))) }
            precondition(memory.map.byteCount == Int(size.byteCount), "memory of another size than is configured")
            if !configuration.isMemoryDumped { try memory.map.advise(.isDumped(false)) }
            return PhysicalMemory([
                MemoryRegion(start: VirtMap.memory, contents: memory),
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

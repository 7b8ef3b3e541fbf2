// SPDX-License-Identifier: Apache-2.0

/// The fields of `mstatus` (privileged specification, section "Machine Status Registers").
enum StatusRegister {
    static let supervisorInterruptEnable: UInt64 = 1 << 1
    static let machineInterruptEnable: UInt64 = 1 << 3
    static let supervisorPreviousInterruptEnable: UInt64 = 1 << 5
    static let machinePreviousInterruptEnable: UInt64 = 1 << 7
    static let supervisorPreviousPrivilege: UInt64 = 1 << 8
    static let machinePreviousPrivilege: UInt64 = 3 << 11
    static let floatingPoint: UInt64 = 3 << 13
    static let modifyPrivilege: UInt64 = 1 << 17
    static let supervisorUserMemory: UInt64 = 1 << 18
    static let makeExecutableReadable: UInt64 = 1 << 19
    static let trapVirtualMemory: UInt64 = 1 << 20
    static let timeoutWait: UInt64 = 1 << 21
    static let trapSupervisorReturn: UInt64 = 1 << 22
    /// UXL and SXL: 64 bits.
    static let widths: UInt64 = 2 << 32 | 2 << 34
    static let dirty: UInt64 = 1 << 63

    /// What `sstatus` shows.
    static let supervisorMask =
        supervisorWritable | 3 << 32 | dirty

    /// What writes of `sstatus` change.
    static let supervisorWritable =
        supervisorInterruptEnable | supervisorPreviousInterruptEnable | supervisorPreviousPrivilege | floatingPoint
        | supervisorUserMemory | makeExecutableReadable

    /// What writes of `mstatus` change.
    static let machineWritable =
        supervisorWritable | machineInterruptEnable | machinePreviousInterruptEnable | machinePreviousPrivilege
        | modifyPrivilege | trapVirtualMemory | timeoutWait | trapSupervisorReturn

    /// What selects the rules by which memory is accessed.
    static let memoryMask =
        modifyPrivilege | machinePreviousPrivilege | supervisorUserMemory | makeExecutableReadable
}

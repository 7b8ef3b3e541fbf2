// SPDX-License-Identifier: Apache-2.0

import ControlProtocol
import IOThreads
import SystemCalls

extension IOThreadInfo {
    init(_ thread: IOThreadDescription) {
        self.init(
            id: thread.identifier,
            threadId: Int64(thread.threadIdentifier.rawValue),
            pollMaxNs: thread.pollMaximumNanoseconds,
            pollGrow: thread.pollGrow,
            pollShrink: thread.pollShrink,
            aioMaxBatch: thread.aioMaximumBatch
        )
    }
}

extension AddfdInfo {
    init(_ added: DescriptorSets.Added) { self.init(fdsetId: added.set, fd: Int64(added.number)) }
}

extension FdsetInfo {
    init(_ set: SetDescription) {
        self.init(fdsetId: set.set, fds: set.members.map(FdsetFdInfo.init))
    }
}

extension FdsetFdInfo {
    init(_ member: SetDescription.Member) {
        self.init(fd: Int64(member.number), opaque: member.opaque)
    }
}

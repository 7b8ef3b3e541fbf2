// SPDX-License-Identifier: Apache-2.0

import SystemCalls
import Testing

@testable import RISCV

/// Fences from other threads.
struct FenceMailboxTests {
    private let signals = HartSignals()

    @Test("what is posted is done in order, once, and the hart is asked to")
    func order() {
        let mailbox = FenceMailbox(signals)
        mailbox.start()
        #expect(!signals.hasRequests)
        let posted: [RemoteFence] = [
            .translations(start: 0x1000, byteCount: 0x1000, addressSpace: 3), .instructions,
            .translations(start: 0, byteCount: nil, addressSpace: nil),
        ]
        for fence in posted { _ = mailbox.post(fence) }
        #expect(signals.takeRequests() == .fence)
        var done: [RemoteFence] = []
        mailbox.serve { done.append($0) }
        mailbox.serve { done.append($0) }
        #expect(done == posted)
    }

    @Test("a hart that does not run is not disturbed, and finds what was posted when it does")
    func stopped() {
        let mailbox = FenceMailbox(signals)
        mailbox.wait(for: mailbox.post(.instructions))
        #expect(!signals.hasRequests)
        mailbox.start()
        var done: [RemoteFence] = []
        mailbox.serve { done.append($0) }
        #expect(done == [.instructions])
    }

    @Test("more than can be kept apart becomes everything")
    func overflow() {
        let mailbox = FenceMailbox(signals)
        for page in 0..<1000 as Range<UInt64> {
            _ = mailbox.post(.translations(start: page << 12, byteCount: 1, addressSpace: 1))
        }
        var done: [RemoteFence] = []
        mailbox.serve { done.append($0) }
        #expect(done == [.instructions, .translations(start: 0, byteCount: nil, addressSpace: nil)])
        mailbox.serve { done.append($0) }
        #expect(done.count == 2)
    }

    @Test("whoever waits goes on when the fence is done, not before")
    func waiting() throws {
        let mailbox = FenceMailbox(signals)
        let isServed = WaitableMutex(false)
        mailbox.start()
        let ticket = mailbox.post(.instructions)
        let waiter = try OwnedThread(name: "waiter") {
            mailbox.wait(for: ticket)
            #expect(isServed.withLock { $0 })
        }
        mailbox.serve { _ in isServed.withLock { $0 = true } }
        waiter.join()
    }

    @Test("whoever waits goes on when the hart stops to run")
    func stopping() throws {
        let mailbox = FenceMailbox(signals)
        mailbox.start()
        let ticket = mailbox.post(.instructions)
        let waiter = try OwnedThread(name: "waiter") { mailbox.wait(for: ticket) }
        mailbox.stop()
        waiter.join()
        var done: [RemoteFence] = []
        mailbox.serve { done.append($0) }
        #expect(done == [.instructions])
    }

    @Test(
        "a range is all pages that it touches, at least one; many pages are everything",
        arguments: [
            (0x1000, 0, 1...1), (0x1000, 1, 1...1), (0x1000, 0x1000, 1...1), (0x1FFF, 2, 1...2),
            (0x1800, 0x1000, 1...2),
            (0xFFFF_FFFF_FFFF_F000, 0x1000, 0xF_FFFF_FFFF_FFFF...0xF_FFFF_FFFF_FFFF),
            (0xFFFF_FFFF_FFFF_F001, 0x1000, 0xF_FFFF_FFFF_FFFF...0x10_0000_0000_0000),
            (0xFFF, 0x3_FFFF, 0...0x40), (0, 0x4_0000, nil), (0, .max, nil), (5, .max - 3, nil),
        ] as [(UInt64, UInt64, ClosedRange<UInt64>?)]
    )
    func ranges(start: UInt64, byteCount: UInt64, pages: ClosedRange<UInt64>?) {
        #expect(FencedAddresses.range(start: start, byteCount: byteCount).pages == pages)
    }

    @Test("a remote fence does what an instruction of the hart would do")
    func effect() throws {
        let fixture = try HartFixture(.supervisor)
        fixture.translate(addressSpace: 1)
        for (fence, isForgotten) in [
            (.translations(start: 0x5000, byteCount: 0x1000, addressSpace: nil), true),
            (.translations(start: 0x5000, byteCount: 0x1000, addressSpace: 1), true),
            (.translations(start: 0x5000, byteCount: 0x1000, addressSpace: 2), false),
            (.translations(start: 0x6000, byteCount: 0x1000, addressSpace: nil), false),
            (.translations(start: 0, byteCount: nil, addressSpace: 1), true),
            (.translations(start: 0, byteCount: nil, addressSpace: nil), true),
            (.instructions, false),
        ] as [(RemoteFence, Bool)] {
            fixture.map(0x5000, to: HartFixture.memoryStart, .data)
            #expect(fixture.hart.load(0x5000, .byte) != nil)
            _ = fixture.hart.post(fence)
            #expect(fixture.hart.takeRemoteFences() == (fence == .instructions))
            let entry = unsafe TranslationCache.entry(for: 0x5000, in: fixture.hart.state.dataContext)
            #expect(unsafe (entry.pointee.loadTag == TranslationEntry.none) == isForgotten)
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

import Devices
import Machine
import RISCV
import TestGuests
import Testing

@Suite("Guests in the package")
struct DemoGuestTests {
    private let memory = AddressRange(start: PhysicalAddress(rawValue: 0x8000_0000), byteCount: 128 << 20)

    @Test("the demo guest is a kernel that goes above firmware")
    func demo() throws {
        var images = try BootImages(memory: memory, firmware: .builtIn)
        try images.placeKernel(DemoGuest.kernel)
        #expect(images.kernel?.form == .linux)
        #expect(images.start?.rawValue == 0x8020_0000)
        let greeting = Array("This is the demo guest of Apus.".utf8)
        #expect(DemoGuest.kernel.split(separator: greeting).count == 2)
    }

    @Test(
        "each guest for tests is there",
        arguments: TestGuest.faults + TestGuest.endless + TestGuest.kernels + [.deviceNoise]
    )
    func tests(guest: TestGuest) throws {
        let images = try ProgramImage(guest.image, in: memory, at: memory.start)
        #expect(images.form == .raw)
        #expect(guest.image.count >= 16)
    }
}

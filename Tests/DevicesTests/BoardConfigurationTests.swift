// SPDX-License-Identifier: Apache-2.0

import EventLoop
import Machine
import Testing

@testable import Devices

@Suite struct BoardConfigurationTests {
    private func error(_ configuration: BoardConfiguration) throws -> String? {
        let loop = try EventLoop()
        return #expect(throws: BoardError.self) { try VirtBoard(configuration, loop: loop) { _ in } }?.description
    }

    @Test(arguments: [-1, 0, 513, Int.max])
    func `a number of harts that there cannot be is refused`(count: Int) throws {
        var configuration = BoardConfiguration()
        configuration.hartCount = count
        #expect(try error(configuration) == "-smp \(count): expected 1 to 512 harts")
    }

    @Test func `more memory than there can be is refused`() throws {
        var configuration = BoardConfiguration()
        configuration.memory = .mebibytes(1 << 20)
        #expect(try error(configuration) == "-m 1048576M: expected at most 524288M")
    }

    @Test func `memory that the device tree has no room in is refused`() throws {
        var configuration = BoardConfiguration()
        configuration.memory = try #require(MemorySize(byteCount: 4096))
        configuration.hartCount = 20
        configuration.firmware = .none
        #expect(try error(configuration) == "-m 4K: no memory is left for the device tree")
    }

    @Test func `memory that the demo guest has no room in is refused`() throws {
        var configuration = BoardConfiguration()
        configuration.memory = .mebibytes(1)
        #expect(try error(configuration)?.hasPrefix("-m 1024K: the demo guest does not fit") == true)
    }

    @Test func `a board has as many harts as the PLIC has contexts for`() throws {
        var configuration = BoardConfiguration()
        configuration.hartCount = VirtBoard.hartLimit
        let board = try VirtBoard(configuration, loop: EventLoop()) { _ in }
        #expect(board.parts.harts.count == 512)
    }

    @Test(
        arguments: [("default", .builtIn), ("none", .none), ("fw.bin", .file("fw.bin"))]
            as [(String, BoardConfiguration.Firmware)]
    )
    func `firmware is named by a word or a path`(text: String, firmware: BoardConfiguration.Firmware) {
        #expect(BoardConfiguration.Firmware(text) == firmware)
    }
}

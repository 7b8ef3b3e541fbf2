// SPDX-License-Identifier: Apache-2.0

import Machine
import RISCV
import SystemCalls

/// The files that a board starts from, read anew at each start.
final class BootFiles {
    private typealias Setting = BoardError.Setting

    private let firmware: RereadableFile?
    private let kernel: RereadableFile?
    private let initialRAMDisk: RereadableFile?
    private let deviceTree: RereadableFile?
    private let configuration: BoardConfiguration

    /// Opens the files.
    init(_ configuration: BoardConfiguration) throws(BoardError) {
        self.configuration = configuration
        if case .file(let path) = configuration.firmware {
            firmware = try Self.open(.firmware, path)
        } else {
            firmware = nil
        }
        kernel = try Self.open(.kernel, configuration.kernel)
        initialRAMDisk = try Self.open(.initialRAMDisk, configuration.initialRAMDisk)
        deviceTree = try Self.open(.deviceTree, configuration.deviceTree)
        guard kernel == nil else { return }
        if let path = configuration.initialRAMDisk { throw BoardError(.initialRAMDisk, path, Self.needsKernel) }
        if let line = configuration.commandLine { throw BoardError(.commandLine, line, Self.needsKernel) }
    }

    private static let needsKernel = "expected only along with -kernel"

    /// Reads the files and places them in memory.
    ///
    /// - Parameter boardTree: The board's own device tree.
    func images(in memory: AddressRange, _ boardTree: DeviceTree) throws(BoardError) -> BootImages {
        var images = try Self.load(firmware, .firmware) { (file) throws(LoadingError) in
            try BootImages(memory: memory, firmware: self.firmware(file))
        }
        if let kernel {
            try Self.load(kernel, .kernel) { (file) throws(LoadingError) in try images.placeKernel(file) }
        } else if configuration.firmware == .builtIn {
            try Self.placeDemoGuest(in: &images)
        }
        if let initialRAMDisk {
            try Self.load(initialRAMDisk, .initialRAMDisk) { (file) throws(LoadingError) in
                try images.placeInitialRAMDisk(file)
            }
        }
        let tree = try tree(boardTree, images)
        do throws(LoadingError) {
            try images.placeDeviceTree(tree.flattened())
        } catch {
            if let deviceTree { throw BoardError(.deviceTree, deviceTree.path, "\(error)") }
            throw BoardError(.memory, "\(memory.byteCount >> 10)K", "no memory is left for the device tree")
        }
        return images
    }

    private func firmware(_ file: [UInt8]) -> BootImages.Firmware {
        switch configuration.firmware {
        case .builtIn: .builtIn
        case .none: .none
        case .file: .file(file)
        }
    }

    /// The tree of the user, or else the board's, with what the kernel is told of this start.
    private func tree(_ boardTree: DeviceTree, _ images: BootImages) throws(BoardError) -> DeviceTree {
        var tree = boardTree
        if let deviceTree {
            let bytes = try Self.read(deviceTree, .deviceTree)
            do throws(DeviceTreeError) {
                tree = try DeviceTree(flattened: bytes)
            } catch {
                throw BoardError(.deviceTree, deviceTree.path, "\(error)")
            }
        }
        if let line = configuration.commandLine { tree.setBootArguments(line) }
        if let range = images.initialRAMDisk { tree.setInitialRAMDisk(range) }
        tree.renewSeeds { count in (0..<count).map { _ in UInt8.random(in: 0...UInt8.max) } }
        return tree
    }
}

extension BootFiles {
    private static func placeDemoGuest(in images: inout BootImages) throws(BoardError) {
        do throws(LoadingError) {
            try images.placeKernel(DemoGuest.kernel)
        } catch {
            throw BoardError(.memory, "\(images.memory.byteCount >> 10)K", "the demo guest \(error)")
        }
    }

    private static func open(_ setting: BoardError.Setting, _ path: String?) throws(BoardError) -> RereadableFile? {
        guard let path else { return nil }
        do throws(SystemCallError) { return try RereadableFile(path) } catch {
            throw BoardError(setting, path, "\(error)")
        }
    }

    private static func read(_ file: RereadableFile, _ setting: BoardError.Setting) throws(BoardError) -> [UInt8] {
        do throws(SystemCallError) { return try file.read() } catch { throw BoardError(setting, file.path, "\(error)") }
    }

    /// Has the contents of a file placed, none where there is no file.
    private static func load<Result>(
        _ file: RereadableFile?,
        _ setting: BoardError.Setting,
        _ place: ([UInt8]) throws(LoadingError) -> Result
    ) throws(BoardError) -> Result {
        var bytes: [UInt8] = []
        if let file { bytes = try read(file, setting) }
        do throws(LoadingError) { return try place(bytes) } catch {
            throw BoardError(setting, file?.path ?? "", "\(error)")
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

public import EventLoop
public import QAPI
public import SystemCalls

/// The character devices of a process. They belong to the loop's thread.
public final class CharacterDevices {
    private let factory: DeviceFactory

    /// In the order in which they were added.
    public private(set) var list: [CharacterDevice] = []

    /// Makes an empty collection.
    ///
    /// - Parameters:
    ///   - loop: Its thread runs the devices.
    ///   - descriptorSets: What files are opened by.
    ///   - isDaemon: Whether standard input and output lead nowhere.
    ///   - report: Says a line to the person who runs the program.
    ///   - quit: Ends the program, for somebody who presses the keys for that.
    public convenience init(
        loop: EventLoop,
        descriptorSets: DescriptorSets,
        isDaemon: Bool = false,
        report: @escaping (String) -> Void,
        quit: @escaping () -> Void = {}
    ) {
        self.init(loop: loop, descriptorSets: descriptorSets, isDaemon: isDaemon, report: report, quit: quit) {
            (keepsSignals) throws(SystemCallError) in
            try StandardInputOutput(keepsSignals: keepsSignals)
        }
    }

    /// Makes an empty collection that has other streams in the place of standard input and output.
    init(
        loop: EventLoop,
        descriptorSets: DescriptorSets,
        isDaemon: Bool = false,
        report: @escaping (String) -> Void,
        quit: @escaping () -> Void,
        standardStreams: @escaping DeviceFactory.StandardStreams
    ) {
        let context = DeviceContext(
            loop: loop,
            buffer: ReceiveBuffer(),
            descriptorSets: descriptorSets,
            report: report,
            quit: quit
        )
        factory = DeviceFactory(context, isDaemon: isDaemon, standardStreams: standardStreams)
    }

    /// The device of a name.
    public subscript(label: String) -> CharacterDevice? { list.first { $0.label.isSameName(as: label) } }

    /// Makes a device. Where that fails nothing is left of it.
    ///
    /// A client that is to connect once waits here until it is connected.
    ///
    /// - Parameter names: What the name of a descriptor in the configuration means.
    @discardableResult
    public func add(
        _ label: String,
        _ configuration: CharacterDeviceConfiguration,
        _ names: DescriptorNames
    ) throws(QAPIError) -> CharacterDevice {
        try checkIsFree(label)
        let device = CharacterDevice(label, try factory.backend(label, configuration, names))
        list.append(device)
        return device
    }

    /// Makes a device as the command `chardev-add` does.
    ///
    /// - Parameters:
    ///   - names: The descriptors that the client has given names.
    ///   - configuration: What is to be made, or why that cannot be.
    /// - Throws: The error that the command replies.
    @discardableResult
    public func plug(
        _ label: String,
        _ names: NamedDescriptors,
        _ configuration: () throws(QAPIError) -> CharacterDeviceConfiguration
    ) throws(QAPIError) -> CharacterDevice {
        try checkIsFree(label)
        do throws(QAPIError) {
            return try add(label, try configuration(), .given(names))
        } catch {
            throw QAPIError("Failed to add chardev '\(label)': \(error.text)")
        }
    }

    private func checkIsFree(_ label: String) throws(QAPIError) {
        guard self[label] == nil else { throw QAPIError("Chardev with id '\(label)' already exists") }
    }

    /// Removes a device without a front end.
    public func remove(_ label: String) throws(QAPIError) {
        guard let device = self[label] else { throw QAPIError("Chardev '\(label)' not found") }
        guard !device.isFrontEndOpen else { throw QAPIError("Chardev '\(label)' is busy") }
        list.removeAll { $0 === device }
        device.shutDown()
    }

    /// Removes all devices, for the end of the program: connections are closed, the files of sockets removed, the modes
    /// of the terminal put back.
    public func removeAll() {
        let devices = list
        list = []
        devices.forEach { $0.shutDown() }
    }
}

// SPDX-License-Identifier: Apache-2.0

public import EventLoop
import IOThreads
import Machine
public import ObjectModel

extension ControlledParts {
    /// The types of all objects that there can be.
    ///
    /// - Parameter mainLoop: The loop that an object of the type `main-loop` stands for.
    public static func objectTypes(mainLoop: EventLoop) -> [ObjectType] {
        ObjectType.eventLoopTypes(mainLoop: mainLoop) + ObjectType.characterDeviceTypes
            + ObjectType.machineTypes + ObjectType.memoryBackendTypes
    }
}

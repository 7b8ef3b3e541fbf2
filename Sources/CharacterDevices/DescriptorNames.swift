// SPDX-License-Identifier: Apache-2.0

public import SystemCalls

/// What the name of a descriptor means, which depends on who says it.
public enum DescriptorNames {
    /// The number of one that the process inherited: on the command line.
    case inherited

    /// A name that a monitor's client gave it.
    case given(NamedDescriptors)
}

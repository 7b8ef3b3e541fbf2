// SPDX-License-Identifier: Apache-2.0

/// What an access is for, which decides what it needs and how it fails.
enum MemoryAccess {
    /// Instructions.
    case fetch
    /// Loads and `lr`.
    case load
    /// Stores, `sc`, atomic memory operations.
    case store

    /// What has to be allowed.
    var permission: AccessPermissions {
        switch self {
        case .fetch: .execute
        case .load: .read
        case .store: .write
        }
    }

    /// How it fails where page tables do not allow it.
    var pageFault: ExceptionCause {
        switch self {
        case .fetch: .instructionPageFault
        case .load: .loadPageFault
        case .store: .storePageFault
        }
    }

    /// How it fails where memory protection does not allow it, or nothing answers.
    var accessFault: ExceptionCause {
        switch self {
        case .fetch: .instructionAccessFault
        case .load: .loadAccessFault
        case .store: .storeAccessFault
        }
    }
}

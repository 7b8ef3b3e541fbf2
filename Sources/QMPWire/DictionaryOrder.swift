// SPDX-License-Identifier: Apache-2.0

import JSON

extension [JSONObject.Member] {
    /// The members as QEMU's dictionary walks through them: by bucket, in each the one inserted last first.
    var inDictionaryOrder: [JSONObject.Member] {
        let places = indices.map { (bucket: Self.bucket(of: self[$0].key), index: $0) }
        return places.sorted { ($0.bucket, $1.index) < ($1.bucket, $0.index) }.map { self[$0.index] }
    }

    /// The bucket of a key, from 0 to 511 (`tdb_hash` in QEMU's `qobject/qdict.c`).
    private static func bucket(of key: String) -> UInt32 {
        var hash = 0x238F_13AF &* UInt32(truncatingIfNeeded: key.utf8.count)
        for (index, byte) in key.utf8.enumerated() { hash &+= UInt32(byte) << UInt32(index * 5 % 24) }
        return (1_103_515_243 &* hash &+ 12_345) % 512
    }
}

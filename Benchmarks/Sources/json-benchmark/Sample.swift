// SPDX-License-Identifier: Apache-2.0

/// A text like the reply to query-qmp-schema: an array of small objects, of at least so many bytes.
func schemaLikeReply(length: Int) -> [UInt8] {
    var entries: [String] = []
    var total = 0
    var number = 0
    while total < length {
        number += 1
        let members = (0..<number % 7).map { index in
            #"{"name": "member-\#(index)", "default": null, "type": "\#(number * 7 + index)"}"#
        }
        let entry =
            switch number % 3 {
            case 0: #"{"name": "\#(number)", "members": [\#(members.joined(separator: ", "))], "meta-type": "object"}"#
            case 1:
                #"{"name": "x-name-\#(number)", "ret-type": "0", "meta-type": "command", "arg-type": "\#(number)"}"#
            default: #"{"name": "[\#(number)]", "element-type": "\#(number)", "meta-type": "array", "features": []}"#
            }
        total += entry.utf8.count + 2
        entries.append(entry)
    }
    return Array(#"{"return": [\#(entries.joined(separator: ", "))], "id": 18446744073709551615, "ratio": 0.25}"#.utf8)
}

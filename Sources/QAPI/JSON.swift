// SPDX-License-Identifier: Apache-2.0

public import JSON

/// A JSON value, under the name of this module: generated source needs no other.
public typealias JSONValue = JSON.JSONValue

/// A JSON object, under the name of this module: generated source needs no other.
public typealias JSONObject = JSON.JSONObject

/// No members beside those of the schema.
public let noMembers = JSON.JSONObject()

// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// The time of day in the host's time zone. Times are seconds since 1970; local ones are counted as if they were UTC.
public enum LocalTime {
    /// What clocks on the wall show at a time in UTC; the time itself where that cannot be said.
    public static func seconds(atUTC time: Int64) -> Int64 {
        var seconds = time_t(time)
        // SAFETY: both live as long as the call; the name of the zone in the parts is not looked at.
        var parts = unsafe tm()
        guard unsafe localtime_r(&seconds, &parts) != nil else { return time }
        return unsafe time + Int64(parts.tm_gmtoff)
    }

    /// The time in UTC at which clocks on the wall show a time. An hour that they show twice is taken in either way, one
    /// that they leave out as if they had not; the time itself where that cannot be said.
    public static func utcSeconds(atLocal time: Int64) -> Int64 {
        var seconds = time_t(time)
        // SAFETY: both live as long as the calls; the name of the zone in the parts is not looked at.
        var parts = unsafe tm()
        guard unsafe gmtime_r(&seconds, &parts) != nil else { return time }
        // The library finds out itself whether it is summer. That it has set the weekday tells that there is no error.
        unsafe parts.tm_isdst = -1
        unsafe parts.tm_wday = -1
        let universal = unsafe mktime(&parts)
        return unsafe parts.tm_wday < 0 ? time : Int64(universal)
    }
}

package tern.app.chart;

import java.time.Instant;
import java.util.OptionalLong;

/// Something that happened, such as a trade of one's own, on a line over time.
///
/// @param value where it stands, in whole billionths; empty: on the first line
/// @param words what happened, as the crosshair and the table say it: `Bought 12.5000 α at 0.0712 τ`
public record Marker(Instant time, Kind kind, OptionalLong value, String words) {

    /// What it looks like.
    public enum Kind {
        /// A triangle that points up, in the colour of what is gained.
        UP,
        /// A triangle that points down, in the colour of what is lost.
        DOWN,
        /// A disc.
        OTHER
    }
}

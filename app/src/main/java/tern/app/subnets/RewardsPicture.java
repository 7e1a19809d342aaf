package tern.app.subnets;

import java.util.Optional;
import tern.app.chart.BarData;
import tern.app.chart.DayLine;
import tern.app.ui.Fact;

/// What a subnet paid each day.
///
/// @param netuid   which
/// @param span     how far back
/// @param symbol   of its alpha
/// @param data     empty where nothing is known
/// @param seat     what a seat cost in that time
/// @param seatLine the same as a line
/// @param note     why there is less than asked for
/// @param reading  whether more is on its way
/// @param fetch    what the person can do about days that are not known
public record RewardsPicture(int netuid, RewardSpan span, String symbol, Optional<BarData> data, Optional<Fact> seat,
        DayLine seatLine, Optional<String> note, boolean reading, Optional<Fetch> fetch) {

    /// Begins to fetch days from a node that keeps the past, or ends it.
    ///
    /// @param running whether it has begun
    public record Fetch(boolean running, Runnable action) {}
}

package tern.app.mining;

import java.util.List;
import java.util.Optional;
import tern.app.chart.BarData;

/// What the miner earned, as the page shows it.
///
/// @param data    days in TAO; empty where nothing was earned or is known
/// @param note    how it was found out, or why there is nothing; empty: none
/// @param rewards newest first
/// @param symbol  of the subnet's alpha
record EarnedPicture(Optional<BarData> data, Optional<String> note, List<SeenEpoch> rewards, String symbol) {

    EarnedPicture {
        rewards = List.copyOf(rewards);
    }
}

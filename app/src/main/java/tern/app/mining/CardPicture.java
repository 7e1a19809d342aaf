package tern.app.mining;

import java.util.List;
import java.util.Optional;
import tern.app.chart.DayLine;
import tern.app.ui.Fact;
import tern.gpu.model.GpuId;

/// One card as the page shows it.
///
/// @param id      which card
/// @param place   in the list, from 0: ends the ids of its controls
/// @param name    with its number
/// @param chosen  whether the chosen miner may use it
/// @param canPick whether that can be changed now
/// @param mining  whether a miner works on it
/// @param chip    how it stands
/// @param line    its load over the last hour
/// @param figures load, memory, heat, power
/// @param advice  what is wrong and what to do; empty where nothing is
record CardPicture(GpuId id, int place, String name, boolean chosen, boolean canPick, boolean mining, Chip chip,
        DayLine line, List<Fact> figures, Optional<String> advice) {

    CardPicture {
        figures = List.copyOf(figures);
    }
}

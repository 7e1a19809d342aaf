package tern.app.mining;

import java.util.List;
import java.util.Optional;
import tern.app.chart.DayLine;
import tern.app.ui.Fact;
import tern.gpu.model.GpuId;

/// This computer and its cards, closely.
///
/// @param host     of the computer, a line a fact; empty while that is being read
/// @param standing what is wrong now, in sentences
record DetailsPicture(List<Fact> host, List<Card> cards, List<String> standing) {

    DetailsPicture {
        host = List.copyOf(host);
        cards = List.copyOf(cards);
        standing = List.copyOf(standing);
    }

    /// @param trends   numbers with their past
    /// @param facts    what seldom changes
    /// @param programs on it
    record Card(GpuId id, int place, String name, Chip chip, List<Trend> trends, List<Fact> facts,
            List<Fact> programs, Optional<String> advice) {

        Card {
            trends = List.copyOf(trends);
            facts = List.copyOf(facts);
            programs = List.copyOf(programs);
        }
    }

    /// @param range from the smallest to the largest number of the time that the line shows
    record Trend(Fact fact, DayLine line, Optional<String> range) {}
}

package tern.app.node;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import tern.app.chart.DayLine;
import tern.app.ui.Texts;
import tern.node.manage.NodeStatus.Use;

/// What a node took of this computer over the last minutes, for the small lines. For one thread.
final class Trends {

    static final List<Fact> FACTS = List.of(Fact.PROCESSOR, Fact.MEMORY, Fact.NETWORK);
    private static final int KEPT = 48;
    /// Statuses between two points of a line: they come once a second, and a line is drawn anew for each point.
    private static final int EVERY = 3;

    private final Map<Fact, double[]> values = new EnumMap<>(Fact.class);
    private final Texts texts;
    private int seen;

    Trends(Texts texts) {
        this.texts = texts;
        clear();
    }

    void clear() {
        seen = 0;
        for (Fact fact : FACTS) {
            double[] none = new double[KEPT];
            Arrays.fill(none, Double.NaN);
            values.put(fact, none);
        }
    }

    /// @return whether there is a further point to draw
    boolean take(Use use) {
        if (seen++ % EVERY != 0) {
            return false;
        }
        add(Fact.PROCESSOR, use.processor());
        add(Fact.MEMORY, number(use.memory()));
        add(Fact.NETWORK, number(use.down()));
        return true;
    }

    DayLine line(Fact fact) {
        return new DayLine(values.getOrDefault(fact, new double[0]), DayLine.Tone.ACCENT,
                texts.get("node.line.accessible"));
    }

    private void add(Fact fact, OptionalDouble value) {
        double[] kept = values.getOrDefault(fact, new double[KEPT]);
        System.arraycopy(kept, 1, kept, 0, KEPT - 1);
        kept[KEPT - 1] = value.orElse(Double.NaN);
    }

    private static OptionalDouble number(OptionalLong value) {
        return value.isPresent() ? OptionalDouble.of(value.getAsLong()) : OptionalDouble.empty();
    }
}

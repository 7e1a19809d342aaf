package tern.app.chart;

/// What a [Sparkline] draws: one value a day, oldest first. Immutable; for any thread.
public final class DayLine {

    /// What the colour of the line says.
    public enum Tone {
        /// The accent colour, whatever the values do.
        ACCENT,
        /// Whether the last value is above or below the first one.
        TREND
    }

    private final double[] values;
    private final Tone tone;
    private final String words;

    /// @param values in any unit; `NaN` where a day is not known, which leaves a gap
    /// @param tone   what the colour says
    /// @param words  the same for who cannot see it, such as `30 days: +3.8%`
    public DayLine(double[] values, Tone tone, String words) {
        this.values = values.clone();
        this.tone = tone;
        this.words = words;
    }

    /// Nothing is known: no line is drawn.
    public static DayLine unknown(String words) {
        return new DayLine(new double[0], Tone.ACCENT, words);
    }

    public int days() {
        return values.length;
    }

    /// @return `NaN` when it is not known
    public double value(int day) {
        return values[day];
    }

    public Tone tone() {
        return tone;
    }

    public String words() {
        return words;
    }

    /// How many days are known.
    public int known() {
        int known = 0;
        for (double value : values) {
            known += Double.isNaN(value) ? 0 : 1;
        }
        return known;
    }

    /// From the first known value to the last.
    ///
    /// @return below, at or above nothing
    public int trend() {
        double first = Double.NaN;
        double last = Double.NaN;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                first = Double.isNaN(first) ? value : first;
                last = value;
            }
        }
        return Double.isNaN(first) ? 0 : Double.compare(last, first);
    }
}

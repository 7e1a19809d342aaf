package tern.app.ui;

import java.text.BreakIterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// How wide the longest name of a column is; the same names are measured once.
public final class NameWidths {

    /// What stands in a subnet's cell beside its name: the tile and gaps.
    private static final double TILE_EMS = 4.3;
    /// The same where the row begins further in.
    private static final double STARRED_EMS = 4.4;
    /// What stands in a validator's cell beside its name: the picture and gaps.
    private static final double PICTURE_EMS = 3.4;
    private static final double GAP_EMS = 1;
    /// The size of a table's headings beside its cells'.
    private static final double HEADING_EMS = 0.857;
    private static final double HEADING_SIZE = 48;
    /// No name gets more room than this.
    private static final double LONGEST_EMS = 24;

    private static final int MOST_KEPT = 12;

    private record Written(String words, Font font) {}

    /// Of the sets of names that were measured last.
    private final Map<Written, Double> widths = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Written, Double> eldest) {
            return size() > MOST_KEPT;
        }
    };

    /// How wide the column of subnets wants to be, in pixels.
    ///
    /// @param size of the font, in pixels
    double subnets(List<PositionRow> rows, double size) {
        double name = widest(rows, row -> row.subnetName() + " " + row.key().netuid(), "Tern Inter SemiBold", size);
        return Math.min(name + TILE_EMS * size, LONGEST_EMS * size);
    }

    /// How wide the column of validators wants to be, in pixels.
    double validators(List<PositionRow> rows, double size) {
        double name = widest(rows, PositionValues::validator, "Tern Inter", size);
        return Math.min(name + GAP_EMS * size, LONGEST_EMS * size);
    }

    /// How wide a column of subnets' names with their tile, number and star wants to be, in pixels.
    ///
    /// @param names with their number
    /// @param size  of the font, in pixels
    public double subnets(Stream<String> names, double size) {
        return Math.min(widest(names, "Tern Inter SemiBold", size) + STARRED_EMS * size, LONGEST_EMS * size);
    }

    /// How wide a column of validators' names beside their pictures wants to be, in pixels.
    ///
    /// @param names with what stands behind them
    /// @param size  of the font, in pixels
    public double validators(Stream<String> names, double size) {
        return Math.min(widest(names, "Tern Inter SemiBold", size) + PICTURE_EMS * size, LONGEST_EMS * size);
    }

    /// How wide a column of names with nothing beside them wants to be, in pixels.
    ///
    /// @param size of the font, in pixels
    public double plain(Stream<String> names, double size) {
        return Math.min(widest(names, "Tern Inter", size) + GAP_EMS * size, LONGEST_EMS * size);
    }

    private double widest(List<PositionRow> rows, Function<PositionValues, String> name, String family, double size) {
        return widest(rows.stream().map(row -> name.apply(row.values().get())), family, size);
    }

    private double widest(Stream<String> words, String family, double size) {
        Font font = Font.font(family, size);
        // all of them at once, a line each: a shape for each of a hundred names takes far longer
        return widths.computeIfAbsent(new Written(String.join("\n", new TreeSet<>(words.toList())), font),
                NameWidths::measure);
    }

    /// How wide a heading has to be so that it stands in two lines and no word of it is broken, in em of its table.
    static double heading(String heading) {
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.getDefault(Locale.Category.DISPLAY));
        breaks.setText(heading);
        double least = line(heading);
        // the last place is the end
        for (int at = breaks.next(); at != BreakIterator.DONE && at < heading.length(); at = breaks.next()) {
            least = Math.min(least, Math.max(line(heading.substring(0, at)), line(heading.substring(at))));
        }
        return least / HEADING_SIZE * HEADING_EMS;
    }

    private static double line(String words) {
        // large, so that what is rounded to pixels is of no account
        return measure(new Written(words.strip(), Font.font("Tern Inter", HEADING_SIZE)));
    }

    private static double measure(Written written) {
        Text text = new Text(written.words());
        text.setFont(written.font());
        return text.getLayoutBounds().getWidth();
    }

    /// Shares out what is left among those that want some of it: all that they want, or each the same part of it.
    static <T> Map<T, Double> share(Map<T, Double> wanted, double left) {
        double all = wanted.values().stream().mapToDouble(Double::doubleValue).sum();
        Map<T, Double> shares = new LinkedHashMap<>(wanted);
        if (all > left) {
            shares.replaceAll((_, width) -> width * left / all);
        }
        return shares;
    }
}

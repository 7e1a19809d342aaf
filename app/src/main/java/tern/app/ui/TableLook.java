package tern.app.ui;

import java.util.ArrayList;
import java.util.List;

/// How a person has set up a table.
///
/// @param hidden ids of columns that are left out
/// @param order  by what it is sorted, first things first; none: as it comes
public record TableLook(List<String> hidden, List<Sort> order) {

    private static final String HIDDEN = "hidden:";
    private static final String UP = "up:";
    private static final String DOWN = "down:";

    /// @param column its id
    public record Sort(String column, boolean descending) {}

    public TableLook {
        hidden = List.copyOf(hidden);
        order = List.copyOf(order);
    }

    /// As one line of text, for settings.
    public String write() {
        List<String> words = new ArrayList<>();
        hidden.forEach(column -> words.add(HIDDEN + column));
        order.forEach(sort -> words.add((sort.descending() ? DOWN : UP) + sort.column()));
        return String.join(" ", words);
    }

    /// What is no word of [#write] is passed over: a later Tern may have written it.
    public static TableLook read(String text) {
        List<String> hidden = new ArrayList<>();
        List<Sort> order = new ArrayList<>();
        for (String word : text.strip().split(" +")) {
            if (word.startsWith(HIDDEN)) {
                hidden.add(word.substring(HIDDEN.length()));
            } else if (word.startsWith(UP)) {
                order.add(new Sort(word.substring(UP.length()), false));
            } else if (word.startsWith(DOWN)) {
                order.add(new Sort(word.substring(DOWN.length()), true));
            }
        }
        return new TableLook(hidden, order);
    }
}

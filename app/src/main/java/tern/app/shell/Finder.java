package tern.app.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Finds pages, subnets, wallets, networks and actions by some letters of their names. Plain Java.
public final class Finder {

    private static final int MOST = 12;

    private final Supplier<List<FinderEntry>> entries;
    private final Function<String, Optional<FinderEntry>> special;
    private final Locale locale;

    /// @param entries what there is now, the most used first
    /// @param special what a text means by itself, for instance an address
    public Finder(
            Supplier<List<FinderEntry>> entries, Function<String, Optional<FinderEntry>> special, Locale locale) {
        this.entries = entries;
        this.special = special;
        this.locale = locale;
    }

    private record Hit(FinderEntry entry, int rank) {}

    /// The best first: whole beginnings, then beginnings of words, then any place. Every word of the query must occur.
    public List<FinderEntry> find(String query) {
        List<FinderEntry> found = new ArrayList<>();
        special.apply(query.strip()).ifPresent(found::add);
        String[] words = query.strip().toLowerCase(locale).split("\\s+");
        List<Hit> hits = new ArrayList<>();
        for (FinderEntry entry : entries.get()) {
            int rank = rank(entry, words);
            if (rank < Integer.MAX_VALUE) {
                hits.add(new Hit(entry, rank));
            }
        }
        hits.sort(Comparator.comparingInt(Hit::rank));
        hits.stream().map(Hit::entry).forEach(found::add);
        return List.copyOf(found.subList(0, Math.min(MOST, found.size())));
    }

    private int rank(FinderEntry entry, String[] words) {
        String title = entry.title().toLowerCase(locale);
        String detail = entry.detail().toLowerCase(locale);
        int worst = 0;
        for (String word : words) {
            int rank = title.startsWith(word)
                    ? 0
                    : (" " + title).contains(" " + word)
                            ? 1
                            : (" " + detail).contains(" " + word)
                                    ? 2
                                    : title.contains(word) || detail.contains(word) ? 3 : Integer.MAX_VALUE;
            worst = Math.max(worst, rank);
        }
        return worst;
    }
}

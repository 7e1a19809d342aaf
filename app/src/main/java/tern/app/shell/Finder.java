package tern.app.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Finds pages, subnets, validators, addresses, wallets, networks and actions by some letters of their names. Plain
/// Java. What there is is prepared once for many queries, since it may be thousands.
public final class Finder {

    private static final int MOST = 12;

    private final Supplier<List<FinderEntry>> entries;
    private final Function<String, Optional<FinderEntry>> special;
    private final Locale locale;
    private @Nullable List<Known> known;

    /// @param entries what there is now, the most used first
    /// @param special what a text means by itself, for instance an address
    public Finder(
            Supplier<List<FinderEntry>> entries, Function<String, Optional<FinderEntry>> special, Locale locale) {
        this.entries = entries;
        this.special = special;
        this.locale = locale;
    }

    private record Hit(FinderEntry entry, int rank) {}

    /// An entry as it is searched: in small letters, with a space before it so that beginnings of words are told.
    private record Known(FinderEntry entry, String title, String detail, String more) {}

    /// Looks anew at what there is. Until then it finds what there was.
    public void renew() {
        known = entries.get()
                .stream()
                .map(entry -> new Known(entry, searched(entry.title()), searched(entry.detail()),
                        searched(entry.more())))
                .toList();
    }

    private String searched(String text) {
        return " " + text.toLowerCase(locale);
    }

    /// The best first: whole beginnings, then beginnings of words, then any place. Every word of the query must occur.
    public List<FinderEntry> find(String query) {
        List<Known> index = known;
        if (index == null) {
            renew();
            index = Objects.requireNonNull(known);
        }
        List<FinderEntry> found = new ArrayList<>();
        special.apply(query.strip()).ifPresent(found::add);
        String[] words = query.strip().toLowerCase(locale).split("\\s+");
        List<Hit> hits = new ArrayList<>();
        for (Known one : index) {
            int rank = rank(one, words);
            if (rank < Integer.MAX_VALUE) {
                hits.add(new Hit(one.entry(), rank));
            }
        }
        hits.sort(Comparator.comparingInt(Hit::rank));
        hits.stream().limit(MOST).map(Hit::entry).forEach(found::add);
        return List.copyOf(found.subList(0, Math.min(MOST, found.size())));
    }

    private static int rank(Known entry, String[] words) {
        int worst = 0;
        for (String word : words) {
            String begins = " " + word;
            int rank = entry.title().startsWith(begins)
                    ? 0
                    : entry.title().contains(begins)
                            ? 1
                            : entry.detail().contains(begins) || entry.more().contains(begins)
                                    ? 2
                                    : isWithin(entry, word) ? 3 : Integer.MAX_VALUE;
            if (rank == Integer.MAX_VALUE) {
                return rank;
            }
            worst = Math.max(worst, rank);
        }
        return worst;
    }

    private static boolean isWithin(Known entry, String word) {
        return entry.title().contains(word) || entry.detail().contains(word) || entry.more().contains(word);
    }
}

package tern.app.window;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import tern.app.home.HomeModel;
import tern.app.home.HomePresenter;
import tern.app.shell.FinderEntry;
import tern.app.ui.PositionValues;
import tern.app.ui.Texts;

/// What the finder finds on Home: the subnets that one has stake on, and their validators.
final class HomeFinder {

    private final HomeModel model;
    private final HomePresenter home;
    private final Texts texts;
    private final Runnable open;

    /// @param open shows Home
    HomeFinder(HomeModel model, HomePresenter home, Texts texts, Runnable open) {
        this.model = model;
        this.home = home;
        this.texts = texts;
        this.open = open;
    }

    List<FinderEntry> entries() {
        List<FinderEntry> entries = new ArrayList<>();
        Set<String> titles = new HashSet<>();
        add(entries, titles, "finder.subnet", _ -> true, PositionValues::subnetName,
                values -> Integer.toString(values.key().netuid()));
        add(entries, titles, "finder.validator", values -> values.validatorName().isPresent(),
                PositionValues::validator,
                PositionValues::subnetName);
        return entries;
    }

    /// Each title once, whatever it names.
    private void add(
            List<FinderEntry> entries,
            Set<String> titles,
            String kind,
            Predicate<PositionValues> wanted,
            Function<PositionValues, String> title,
            Function<PositionValues, String> detail) {
        model.rows()
                .stream()
                .map(row -> row.values().get())
                .filter(wanted)
                .filter(values -> titles.add(title.apply(values)))
                .forEach(values -> entries.add(new FinderEntry(texts.get(kind), title.apply(values),
                        detail.apply(values), () -> {
                            open.run();
                            home.reveal(values.key().netuid());
                        })));
    }
}

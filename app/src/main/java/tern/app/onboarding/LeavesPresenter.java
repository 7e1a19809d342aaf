package tern.app.onboarding;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tern.app.boot.Settings;
import tern.app.boot.SettingsStore;
import tern.app.feed.NamedAccount;
import tern.app.feed.PortfolioSource;
import tern.app.feed.PortfolioState;
import tern.app.feed.Problem;
import tern.app.onboarding.LeavesModel.Shown;
import tern.app.prices.PriceChoice;
import tern.app.session.PreferenceBook;
import tern.wallet.chain.Network;
import tern.wallet.chain.Network.Trust;
import tern.wallet.units.TernException;

/// Says what leaves this computer before anything does: once, and again each time a person goes from the practice
/// network to a real one. Keeps what was chosen in the settings. Plain Java; to be called on the FX thread.
public final class LeavesPresenter {

    private static final String SEEN = "leaves";
    /// What is kept of a page that was read for the practice network: of a real one it has said nothing.
    private static final String SEEN_PRACTICE = "practice";

    private final LeavesModel model;
    private final SettingsStore store;
    private final Executor background;
    private final Executor ui;
    private final Supplier<PreferenceBook> preferences;
    private boolean seen;
    private boolean seenReal;
    private boolean read;
    private boolean real;
    private boolean passed;
    private boolean onPractice;
    private boolean unkept;
    private @Nullable Runnable next;

    /// @param preferences where the choice about prices is kept; asked for only while the page is shown
    public LeavesPresenter(LeavesModel model, SettingsStore store, Supplier<PreferenceBook> preferences,
            Executor background, Executor ui) {
        this.model = model;
        this.store = store;
        this.preferences = preferences;
        this.background = background;
        this.ui = ui;
    }

    /// Reads what was chosen before. Until that is done the page counts as not seen.
    ///
    /// @param damaged is told when the settings cannot be read
    public void load(Consumer<Problem> damaged) {
        background.execute(() -> {
            try {
                Settings settings = store.load();
                ui.execute(() -> take(settings));
            } catch (TernException e) {
                ui.execute(() -> damaged.accept(Problem.of(e)));
            }
        });
    }

    /// Nobody is there to read the page: what the command line was asked for is done.
    public void pass() {
        passed = true;
    }

    /// Whether a person has read the page and gone on, now or at another time.
    public boolean wasRead() {
        return read;
    }

    /// Goes on where the page was seen, else shows it first. Of a real network it says more than of the practice
    /// network, so that the first real one shows it again; and who leaves play for real TAO is asked each time.
    public void before(Network network, Runnable action) {
        real = network.trust() != Trust.PRACTICE;
        if (passed || (isSeen() && !(real && onPractice))) {
            action.run();
            return;
        }
        next = action;
        unkept = false;
        model.network.set(Optional.of(new Shown(network.title(),
                network.endpoints().stream().map(URI::toString).toList(), network.trust())));
        model.problem.set(Optional.empty());
        PriceChoice choice = preferences.get().get().prices();
        model.prices.set(choice.on());
        model.priceHost.set(choice.address().host());
        model.open.set(true);
    }

    /// The page was read, with the switches as they stand.
    public void accept() {
        if (unkept) {
            // the settings could not be written a moment ago; that is said, and stands in nobody's way
            goOn();
            return;
        }
        boolean prices = model.prices.get();
        String kept = real || seenReal ? "seen" : SEEN_PRACTICE;
        preferences.get().change(now -> now.withPrices(now.prices().withOn(prices)));
        background.execute(() -> {
            try {
                store.update(settings -> settings.withText(SEEN, kept));
                ui.execute(this::goOn);
            } catch (TernException e) {
                // what cannot be kept holds for this time: the person has seen it
                ui.execute(() -> {
                    model.problem.set(Optional.of(Problem.of(e)));
                    unkept = true;
                    wasSeen();
                });
            }
        });
    }

    /// The person does not want that now: the page closes and what was to follow does not.
    public void decline() {
        next = null;
        model.open.set(false);
    }

    /// What only goes on when the page was seen, for every network but the practice network.
    public PortfolioSource guard(PortfolioSource source) {
        return new Guarded(source, this);
    }

    private void take(Settings settings) {
        Optional<String> kept = settings.text(SEEN);
        read |= kept.isPresent();
        seen |= read;
        seenReal |= kept.isPresent() && !kept.get().equals(SEEN_PRACTICE);
    }

    private boolean isSeen() {
        return real ? seenReal : seen;
    }

    private void wasSeen() {
        seen = true;
        seenReal |= real;
        read = true;
    }

    private void goOn() {
        wasSeen();
        onPractice &= !real;
        model.open.set(false);
        Runnable action = next;
        next = null;
        if (action != null) {
            action.run();
        }
    }

    /// A source that connects to nothing but the practice network before the page was seen.
    private record Guarded(PortfolioSource source, LeavesPresenter page) implements PortfolioSource {

        @Override
        public PortfolioState current() {
            return source.current();
        }

        @Override
        public Watch watch(Consumer<PortfolioState> listener) {
            return source.watch(listener);
        }

        @Override
        public void select(Network network, List<NamedAccount> accounts) {
            if (network.trust() == Trust.PRACTICE) {
                page.onPractice = true;
                source.select(network, accounts);
            } else {
                page.before(network, () -> source.select(network, accounts));
            }
        }

        @Override
        public void retry() {
            source.retry();
        }

        @Override
        public void close() {
            source.close();
        }
    }
}

package tern.app.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.boot.SettingsStore;
import tern.app.feed.NamedAccount;
import tern.app.feed.PortfolioSource;
import tern.app.feed.Problem;
import tern.app.feed.Samples;
import tern.app.feed.ScriptedSource;
import tern.app.session.PreferenceBook;
import tern.app.session.PreferenceStore;
import tern.app.session.Preferences;
import tern.wallet.bittensor.Networks;

/// What leaves this computer is said before anything does.
class LeavesPresenterTest {

    @TempDir
    private Path folder;

    private final LeavesModel model = new LeavesModel();
    private final ScriptedSource source = new ScriptedSource();
    private final List<Problem> damaged = new ArrayList<>();

    private Preferences kept = Preferences.standard();
    private final PreferenceBook preferences = new PreferenceBook(new PreferenceStore() {
        @Override
        public Preferences load() {
            return kept;
        }

        @Override
        public void save(UnaryOperator<Preferences> change) {
            kept = change.apply(kept);
        }
    }, Runnable::run, Runnable::run, damaged::add);

    private LeavesPresenter presenter() {
        LeavesPresenter presenter = new LeavesPresenter(model, store(), () -> preferences, Runnable::run,
                Runnable::run);
        presenter.load(damaged::add);
        return presenter;
    }

    private SettingsStore store() {
        return new SettingsStore(folder.resolve("settings.json"));
    }

    private static List<NamedAccount> savings() {
        return List.of(Samples.SAVINGS);
    }

    @Test
    void nothingIsConnectedToBeforeThePageWasSeen() throws Exception {
        LeavesPresenter presenter = presenter();
        PortfolioSource guarded = presenter.guard(source);
        guarded.select(Networks.finney(), savings());
        assertThat(source.selections()).isEmpty();
        assertThat(model.open().get()).isTrue();
        assertThat(model.network().get().orElseThrow().title()).isEqualTo("Finney");
        assertThat(model.network().get().orElseThrow().endpoints()).isNotEmpty();
        assertThat(model.prices().get()).as("off by default").isFalse();
        assertThat(model.priceHost().get()).isEqualTo("api.coingecko.com");
        assertThat(presenter.wasRead()).isFalse();
        model.prices().set(true);
        presenter.accept();
        assertThat(model.open().get()).isFalse();
        assertThat(source.selections()).hasSize(1);
        assertThat(kept.prices().on()).isTrue();
        assertThat(presenter.wasRead()).isTrue();
        guarded.select(Networks.test(), savings());
        assertThat(source.selections()).as("once is enough").hasSize(2);

        LeavesPresenter next = presenter();
        assertThat(next.wasRead()).isTrue();
        next.guard(source).select(Networks.finney(), savings());
        assertThat(source.selections()).as("and is remembered").hasSize(3);
    }

    @Test
    void thePracticeNetworkNeedsNoPageAndDecliningConnectsToNothing() {
        LeavesPresenter presenter = presenter();
        PortfolioSource guarded = presenter.guard(source);
        guarded.select(Networks.practice(), savings());
        assertThat(source.selections()).hasSize(1);
        guarded.select(Networks.finney(), savings());
        presenter.decline();
        assertThat(model.open().get()).isFalse();
        assertThat(source.selections()).hasSize(1);
        guarded.select(Networks.finney(), savings());
        assertThat(model.open().get()).as("it was not accepted").isTrue();
        assertThat(presenter.wasRead()).isFalse();
        assertThat(kept.prices().on()).isFalse();
    }

    @Test
    void aPageThatWasReadForThePracticeNetworkIsShownAgainForTheFirstRealOne() throws Exception {
        LeavesPresenter presenter = presenter();
        int[] done = {0};
        presenter.before(Networks.practice(), () -> done[0]++);
        presenter.accept();
        assertThat(done[0]).isEqualTo(1);
        LeavesPresenter next = presenter();
        next.before(Networks.practice(), () -> done[0]++);
        assertThat(done[0]).as("the practice network asks once").isEqualTo(2);
        next.guard(source).select(Networks.finney(), savings());
        assertThat(source.selections()).isEmpty();
        assertThat(model.network().get().orElseThrow().title()).isEqualTo("Finney");
        next.accept();
        assertThat(source.selections()).hasSize(1);
        presenter().guard(source).select(Networks.finney(), savings());
        assertThat(source.selections()).as("and is remembered").hasSize(2);
    }

    /// One click must not lead from play to real money, however often one has been there.
    @Test
    void whoLeavesThePracticeNetworkIsAskedEachTime() throws Exception {
        store().update(settings -> settings.withText("leaves", "seen"));
        LeavesPresenter presenter = presenter();
        PortfolioSource guarded = presenter.guard(source);
        guarded.select(Networks.finney(), savings());
        assertThat(source.selections()).as("where one was the last time").hasSize(1);
        int done = 1;
        for (int round = 1; round <= 3; round++) {
            guarded.select(Networks.practice(), savings());
            guarded.select(Networks.finney(), savings());
            assertThat(model.open().get()).as("round %d", round).isTrue();
            presenter.decline();
            guarded.select(Networks.practice(), savings());
            guarded.select(Networks.finney(), savings());
            assertThat(model.open().get()).as("the same link later").isTrue();
            assertThat(source.selections()).as("practice alone").hasSize(done + 2);
            presenter.accept();
            assertThat(source.selections()).hasSize(done + 3);
            guarded.select(Networks.test(), savings());
            assertThat(model.open().get()).as("from one real network to another").isFalse();
            done += 4;
            assertThat(source.selections()).hasSize(done);
        }
        guarded.select(Networks.practice(), savings());
        presenter.before(Networks.practice(), () -> {});
        assertThat(model.open().get()).isFalse();
    }

    @Test
    void whatTheCommandLineAskedForIsDoneButNobodyHasReadThePage() {
        LeavesPresenter presenter = presenter();
        presenter.pass();
        presenter.guard(source).select(Networks.finney(), savings());
        assertThat(source.selections()).hasSize(1);
        assertThat(presenter.wasRead()).isFalse();
    }

    @Test
    void thePageShowsWhatSettingsSayOfPrices() {
        preferences.change(now -> now.withPrices(now.prices().withOn(true)));
        presenter().guard(source).select(Networks.finney(), savings());
        assertThat(model.prices().get()).isTrue();
    }

    @Test
    void damagedSettingsAreSaidAndStandInNobodysWay() throws Exception {
        Files.writeString(folder.resolve("settings.json"), "[]");
        LeavesPresenter presenter = presenter();
        assertThat(damaged).hasSize(1);
        PortfolioSource guarded = presenter.guard(source);
        guarded.select(Networks.finney(), savings());
        assertThat(source.selections()).isEmpty();
        presenter.accept();
        assertThat(model.problem().get()).as("could not be kept").isPresent();
        assertThat(source.selections()).isEmpty();
        presenter.accept();
        assertThat(source.selections()).hasSize(1);
    }
}

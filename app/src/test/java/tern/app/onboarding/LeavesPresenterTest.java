package tern.app.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.boot.SettingsStore;
import tern.app.feed.NamedAccount;
import tern.app.feed.PortfolioSource;
import tern.app.feed.Problem;
import tern.app.feed.Samples;
import tern.app.feed.ScriptedSource;
import tern.wallet.bittensor.Networks;

/// What leaves this computer is said before anything does.
class LeavesPresenterTest {

    @TempDir
    private Path folder;

    private final LeavesModel model = new LeavesModel();
    private final ScriptedSource source = new ScriptedSource();
    private final List<Problem> damaged = new ArrayList<>();

    private LeavesPresenter presenter() {
        LeavesPresenter presenter = new LeavesPresenter(model, store(), Runnable::run, Runnable::run);
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
        assertThat(model.updates().get()).as("off by default").isFalse();
        model.prices().set(true);
        presenter.accept();
        assertThat(model.open().get()).isFalse();
        assertThat(source.selections()).hasSize(1);
        assertThat(store().load().text("prices")).contains("on");
        assertThat(store().load().text("updates")).contains("off");
        guarded.select(Networks.test(), savings());
        assertThat(source.selections()).as("once is enough").hasSize(2);

        presenter().guard(source).select(Networks.finney(), savings());
        assertThat(source.selections()).as("and is remembered").hasSize(3);
        assertThat(model.prices().get()).isTrue();
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

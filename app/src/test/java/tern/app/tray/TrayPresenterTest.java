package tern.app.tray;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tern.app.tray.TrayModel.State;
import tern.app.ui.Texts;

/// When the entry in the tray is there, and what it does.
class TrayPresenterTest {

    private static final Texts TEXTS = Texts.load(Locale.ENGLISH);

    private final FakeTray tray = new FakeTray();

    @AfterEach
    void ends() {
        tray.toolkit.shutdownNow();
    }

    private TrayPresenter begun(TrayChoice kept) throws Exception {
        tray.kept = kept;
        TrayPresenter presenter = tray.presenter();
        presenter.begin(tray, TEXTS);
        settle();
        return presenter;
    }

    /// Everything that was given to the toolkit's thread is done.
    private void settle() throws Exception {
        tray.toolkit.submit(() -> {}).get(10, TimeUnit.SECONDS);
    }

    @Test
    void offTouchesNothingOfTheDesktop() throws Exception {
        List<String> made = new ArrayList<>();
        tray.kept = new TrayChoice(false, true);
        TrayPresenter presenter = tray.presenter(Optional.of(() -> {
            made.add("made");
            return tray;
        }));
        presenter.begin(tray, TEXTS);
        settle();
        assertThat(made).isEmpty();
        assertThat(tray.deeds).isEmpty();
        assertThat(presenter.model().state().get()).isEqualTo(State.OFF);
        assertThat(presenter.staysWhenClosed()).as("no entry to come back by").isFalse();
    }

    @Test
    void theEntryOpensLocksAndQuits() throws Exception {
        TrayPresenter presenter = begun(new TrayChoice(true, false));
        assertThat(presenter.model().state().get()).isEqualTo(State.SHOWN);
        assertThat(tray.menu).extracting(TrayPort.Line::words).containsExactly("Open Tern", "Lock now", "Quit");
        tray.menu.forEach(line -> line.action().run());
        assertThat(tray.deeds).containsExactly("show Tern", "open", "lock", "quit");
        assertThat(tray.problems).isEmpty();
    }

    @Test
    void aChoiceIsFollowedAtOnceAndKept() throws Exception {
        TrayPresenter presenter = begun(new TrayChoice(false, false));
        presenter.show(true);
        settle();
        assertThat(tray.shown).isTrue();
        assertThat(presenter.staysWhenClosed()).isFalse();
        presenter.stay(true);
        assertThat(presenter.staysWhenClosed()).isTrue();
        assertThat(tray.kept).isEqualTo(new TrayChoice(true, true));
        presenter.show(false);
        settle();
        assertThat(tray.shown).isFalse();
        assertThat(presenter.staysWhenClosed()).isFalse();
        assertThat(tray.kept).isEqualTo(new TrayChoice(false, true));
    }

    @Test
    void aDesktopWithoutATrayIsSaidAndClosingTheWindowEndsTern() throws Exception {
        tray.refusal = Optional.of(TrayException.none("nothing here"));
        TrayPresenter presenter = begun(new TrayChoice(true, true));
        assertThat(presenter.model().state().get()).isEqualTo(State.MISSING);
        assertThat(tray.problems).singleElement().satisfies(problem -> {
            assertThat(problem.sentence()).contains("no system tray");
            assertThat(problem.details()).contains("nothing here");
        });
        assertThat(presenter.staysWhenClosed()).isFalse();
    }

    @Test
    void aToolkitThatFailsInAnyWayIsSaidAndMayBeTriedAgain() throws Exception {
        for (Throwable failure : List.of(new NoClassDefFoundError("java/awt/SystemTray"),
                new UnsatisfiedLinkError("libawt_xawt.so"), new IllegalStateException("no"))) {
            FakeTray desktop = new FakeTray();
            desktop.kept = new TrayChoice(true, true);
            boolean[] fails = {true};
            TrayPresenter presenter = desktop.presenter(Optional.of(() -> {
                if (fails[0] && failure instanceof Error error) {
                    throw error;
                }
                if (fails[0] && failure instanceof RuntimeException defect) {
                    throw defect;
                }
                return desktop;
            }));
            presenter.begin(desktop, TEXTS);
            desktop.toolkit.submit(() -> {}).get(10, TimeUnit.SECONDS);
            assertThat(presenter.model().state().get()).isEqualTo(State.FAILED);
            assertThat(desktop.problems).singleElement()
                    .satisfies(problem -> assertThat(problem.details()).contains(failure.toString()));
            assertThat(presenter.staysWhenClosed()).isFalse();
            fails[0] = false;
            presenter.show(false);
            presenter.show(true);
            desktop.toolkit.submit(() -> {}).get(10, TimeUnit.SECONDS);
            assertThat(presenter.staysWhenClosed()).isTrue();
            desktop.toolkit.shutdownNow();
        }
    }

    @Test
    void onlyWhatCameOfTheNewestWishCounts() throws Exception {
        List<Runnable> later = new CopyOnWriteArrayList<>();
        TrayPresenter presenter = tray.presenter(later::add);
        presenter.begin(tray, TEXTS);
        later.removeFirst().run();
        presenter.stay(true);
        presenter.show(true);
        settle();
        assertThat(tray.shown).isTrue();
        presenter.show(false);
        settle();
        assertThat(tray.shown).as("what an old wish had shown").isFalse();
        tray.refusal = Optional.of(TrayException.none("gone"));
        presenter.show(true);
        settle();
        assertThat(later).as("of the first and of the last wish").hasSize(2);
        later.removeFirst().run();
        assertThat(presenter.model().state().get()).as("the first says nothing of the last").isEqualTo(State.COMING);
        assertThat(presenter.staysWhenClosed()).isFalse();
        later.removeFirst().run();
        assertThat(presenter.model().state().get()).isEqualTo(State.MISSING);
        assertThat(presenter.staysWhenClosed()).isFalse();
        assertThat(tray.problems).hasSize(1);
    }

    @Test
    void aWishThatIsTakenBackBeforeItsTurnTouchesNothing() throws Exception {
        TrayPresenter presenter = begun(new TrayChoice(false, false));
        CountDownLatch busy = new CountDownLatch(1);
        tray.toolkit.execute(() -> {
            try {
                busy.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        presenter.show(true);
        presenter.show(false);
        busy.countDown();
        settle();
        assertThat(tray.deeds).isEmpty();
        assertThat(presenter.model().state().get()).isEqualTo(State.OFF);
    }

    @Test
    void onMacosClosingTheWindowEndsTernWhateverWasSet() throws Exception {
        tray.on(TrayDesktop.MACOS);
        TrayPresenter presenter = begun(new TrayChoice(true, true));
        assertThat(presenter.model().state().get()).isEqualTo(State.SHOWN);
        assertThat(presenter.canStay()).isFalse();
        assertThat(presenter.staysWhenClosed()).isFalse();
    }

    @Test
    void theEntryGoesWithTern() throws Exception {
        TrayPresenter presenter = begun(new TrayChoice(true, false));
        presenter.close(java.time.Duration.ofSeconds(10));
        assertThat(tray.shown).isFalse();
    }

    @Test
    void itIsOnAtFirstWhereEveryDesktopHasATray() {
        assertThat(TrayChoice.standard(TrayDesktop.of("Windows 11"))).isEqualTo(new TrayChoice(true, false));
        assertThat(TrayChoice.standard(TrayDesktop.of("Mac OS X"))).isEqualTo(new TrayChoice(true, false));
        assertThat(TrayChoice.standard(TrayDesktop.of("Linux"))).isEqualTo(new TrayChoice(false, false));
        assertThat(TrayChoice.standard(TrayDesktop.of("FreeBSD"))).isEqualTo(new TrayChoice(false, false));
    }

    @Test
    void withoutADisplayThereIsNone() {
        // the window's tests run on the Headless platform
        assertThat(SystemTrays.here()).isEmpty();
    }
}

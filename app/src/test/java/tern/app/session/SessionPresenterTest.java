package tern.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tern.app.ui.AmountMask;
import tern.app.ui.Texts;
import tern.wallet.crypto.Secret;

/// When the lock closes by itself, over clocks that the test turns.
class SessionPresenterTest {

    private final SessionModel model = new SessionModel();
    private Preferences preferences = Preferences.standard();
    private Instant wall = Instant.parse("2026-11-26T12:00:00Z");
    private long nanos;
    private int drops;
    private final SessionPresenter presenter = presenter();

    private SessionPresenter presenter() {
        PreferenceBook book = new PreferenceBook(new PreferenceStore() {
            @Override
            public Preferences load() {
                return preferences;
            }

            @Override
            public void save(UnaryOperator<Preferences> change) {
                preferences = change.apply(preferences);
            }
        }, Runnable::run, Runnable::run, problem -> {
            throw new AssertionError(problem.sentence());
        });
        SessionPresenter made = new SessionPresenter(model, new SessionPresenter.Ports(new LockMemory() {
            @Override
            public LockState load() {
                return LockState.open();
            }

            @Override
            public void save(LockState state) {
                // nobody starts again here
            }
        }, new LockKeys() {
            @Override
            public List<String> wallets() {
                return List.of();
            }

            @Override
            public boolean opens(String wallet, Secret password) {
                return false;
            }
        }, new AmountMask(), () -> wall, () -> nanos, Runnable::run, Runnable::run, Runnable::run, problem -> {
            throw new AssertionError(problem.sentence());
        }), book, Texts.load(Locale.ENGLISH));
        made.onLock(() -> drops++);
        return made;
    }

    private void pass(Duration byTheWall, Duration counted) {
        wall = wall.plus(byTheWall);
        nanos += counted.toNanos();
        presenter.tick();
    }

    @Test
    void aWallClockThatRanAheadMeansSleep() {
        presenter.start(() -> {});
        for (int i = 0; i < 100; i++) {
            pass(Duration.ofSeconds(1), Duration.ofSeconds(1));
        }
        assertThat(model.locked().get()).isFalse();
        // the clock that nobody can set stands still while most computers sleep
        pass(Duration.ofMinutes(3), Duration.ofMillis(900));
        assertThat(model.locked().get()).isTrue();
        assertThat(model.reason().get()).isEqualTo("The computer slept.");
        assertThat(drops).isOne();
    }

    @Test
    void onOthersBothClocksGoOnInTheirSleep() {
        presenter.start(() -> {});
        pass(Duration.ofMinutes(3), Duration.ofMinutes(3));
        assertThat(model.reason().get()).isEqualTo("The computer slept.");
    }

    @Test
    void aBusySecondIsNoSleepAndSettingTheClockIs() {
        presenter.start(() -> {});
        pass(Duration.ofSeconds(20), Duration.ofSeconds(20));
        assertThat(model.locked().get()).isFalse();
        pass(Duration.ofHours(-1), Duration.ofSeconds(1));
        assertThat(model.locked().get()).as("who turns the clock back hides no sleep").isTrue();
    }

    @Test
    void whoWantsItNeverIsNotLockedBySleepEither() {
        preferences = preferences.withAutoLockMinutes(0);
        presenter.start(() -> {});
        pass(Duration.ofHours(8), Duration.ofSeconds(1));
        assertThat(model.locked().get()).isFalse();
        assertThat(drops).isZero();
    }
}

package tern.app.settings;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import tern.app.session.PreferenceBook;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// The practice network's card: how it stands and what can be done to it. Plain Java; to be called on the FX thread.
public final class PracticePresenter {

    private static final Rao GIFT = Rao.of(100 * Rao.PER_TAO);

    private final SettingsModel model;
    private final Ports ports;
    private final PreferenceBook preferences;
    private final Texts texts;
    private final TaoFormat format;
    private boolean looking;

    /// What the presenter works with.
    ///
    /// @param work  runs what waits
    /// @param ui    runs on the FX thread
    /// @param inUse whether the window shows the practice network now
    /// @param whom  who gets play TAO: the account that is shown
    public record Ports(
            PracticeDesk desk,
            Executor work,
            Executor ui,
            BooleanSupplier inUse,
            Supplier<Optional<AccountId>> whom) {}

    public PracticePresenter(
            SettingsModel model, Ports ports, PreferenceBook preferences, Texts texts, TaoFormat format) {
        this.model = model;
        this.ports = ports;
        this.preferences = preferences;
        this.texts = texts;
        this.format = format;
        preferences.now().addListener((_, _, now) -> wish(now.blockMillis()));
        wish(preferences.get().blockMillis());
    }

    /// Looks how it stands, unless it is being looked at or something is being done to it.
    public void look() {
        if (looking || model.practice.get().busy()) {
            return;
        }
        looking = true;
        ports.work().execute(() -> {
            Optional<PracticeDesk.Standing> standing = Optional.empty();
            Optional<String> wrong = Optional.empty();
            try {
                standing = ports.desk().standing();
            } catch (TernException e) {
                wrong = Optional.of(e.sentence());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Optional<PracticeDesk.Standing> found = standing;
            Optional<String> trouble = wrong;
            ports.ui().execute(() -> {
                looking = false;
                if (!model.practice.get().busy()) {
                    show(found, trouble);
                }
            });
        });
    }

    public void start() {
        act("practice.desk.starting", () -> {
            ports.desk().start(share -> ports.ui().execute(() -> progress(share)));
            return texts.get("practice.desk.started");
        });
    }

    public void stop() {
        act("practice.desk.stopping", () -> {
            ports.desk().stop();
            return texts.get("practice.desk.stopped");
        });
    }

    /// Deletes the world, and makes a new one where the window shows it. The person was asked before.
    public void reset() {
        boolean again = model.practice.get().running();
        act("practice.desk.resetting", () -> {
            ports.desk().reset();
            if (again) {
                ports.desk().start(share -> ports.ui().execute(() -> progress(share)));
            }
            return texts.get("practice.desk.reset.done");
        });
    }

    /// Gives play TAO to the account that is shown.
    public void faucet() {
        Optional<AccountId> to = ports.whom().get();
        if (to.isEmpty()) {
            say(Optional.empty(), Optional.of(texts.get("practice.desk.nobody")));
            return;
        }
        act("practice.desk.giving", () -> {
            long block = ports.desk().faucet(to.get(), GIFT);
            return texts.get("practice.desk.given", format.unmasked().tao(GIFT), format.count(block));
        });
    }

    /// Blocks of another speed. A node that runs is started again with it.
    public void blockTime(int millis) {
        if (millis == preferences.get().blockMillis()) {
            return;
        }
        preferences.change(now -> now.withBlockMillis(millis));
        if (model.practice.get().running()) {
            act("practice.desk.restarting", () -> {
                ports.desk().stopForNow();
                ports.desk().start(share -> ports.ui().execute(() -> progress(share)));
                return texts.get("practice.desk.restarted");
            });
        }
    }

    private void wish(int millis) {
        ports.desk().wishBlockTime(Duration.ofMillis(millis));
    }

    @FunctionalInterface
    private interface Deed {
        String run() throws TernException, InterruptedException;
    }

    private void act(String key, Deed deed) {
        PracticePicture now = model.practice.get();
        if (now.busy()) {
            return;
        }
        model.practice.set(new PracticePicture(texts.get(key), now.known(), now.running(), true, now.inUse(),
                Optional.empty(), Optional.empty()));
        ports.work().execute(() -> {
            Optional<String> said = Optional.empty();
            Optional<String> wrong = Optional.empty();
            try {
                said = Optional.of(deed.run());
            } catch (TernException e) {
                wrong = Optional.of(e.sentence());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Optional<String> good = said;
            Optional<String> bad = wrong;
            ports.ui().execute(() -> {
                say(good, bad);
                look();
            });
        });
    }

    private void progress(double share) {
        PracticePicture now = model.practice.get();
        if (now.busy()) {
            model.practice.set(new PracticePicture(
                    texts.get("practice.desk.share", Long.toString(Math.round(share * 100))), now.known(),
                    now.running(), true, now.inUse(), Optional.empty(), Optional.empty()));
        }
    }

    private void say(Optional<String> said, Optional<String> wrong) {
        PracticePicture now = model.practice.get();
        model.practice.set(new PracticePicture(now.words(), now.known(), now.running(), false,
                ports.inUse().getAsBoolean(), said, wrong));
    }

    private void show(Optional<PracticeDesk.Standing> standing, Optional<String> wrong) {
        String words = standing.map(now -> texts.get("practice.desk.runs", format.count(now.block()),
                Long.toString(now.version()))).orElseGet(() -> texts.get("practice.desk.rests"));
        PracticePicture now = model.practice.get();
        model.practice.set(new PracticePicture(words, true, standing.isPresent(), false, ports.inUse().getAsBoolean(),
                now.said(), wrong.or(now::wrong)));
    }
}

package tern.app.review;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.feed.Problem;
import tern.app.review.ReviewModel.Phase;
import tern.app.transact.TransactionDesk;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.StakeTarget;
import tern.wallet.bittensor.Tolerance;
import tern.wallet.chain.ChainException;
import tern.wallet.chain.Network;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.AccountId;
import tern.wallet.keystore.KeystoreException;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// Decides what the review shows and carries out what is pressed in it. Plain Java; to be called on the FX thread.
///
/// One press signs once: from the press until the answer nothing more is taken, and the desk signs a review only once.
/// When the chain's rules change while it is open, the review is made anew, or refused with the reason. While it stays
/// open it says how old it is, and once it is too old it is made anew before anything is signed.
public final class ReviewPresenter {

    private static final Logger LOG = LoggerFactory.getLogger(ReviewPresenter.class);
    /// A press that was meant for something else must not sign.
    private static final Duration ARMING = Duration.ofMillis(500);

    /// What a runtime says of a transaction whose blocks have passed, or whose number is used.
    private static final Set<String> LATE = Set.of("AncientBirthBlock", "BadProof", "Stale");

    private final ReviewModel model;
    private final TransactionDesk desk;
    private final Texts texts;
    private final TaoFormat format;
    private final Ports ports;
    private final ReviewSubjects subjects;
    private final ReviewAge age;
    private final TransactionDesk.Watch upgrades;
    private @Nullable Wish wish;
    private @Nullable Made prepared;
    private @Nullable Future<?> work;
    private Runnable disarm = () -> {};
    private int round;

    /// What the presenter works with.
    ///
    /// @param background runs what blocks
    /// @param ui         runs on the FX thread
    /// @param later      runs on the FX thread after a time
    /// @param worth      says what an amount is worth now
    /// @param clock      of the wall
    public record Ports(ExecutorService background, Executor ui, Later later, Worth worth, InstantSource clock) {}

    /// Says what an amount of TAO is worth.
    @FunctionalInterface
    public interface Worth {

        /// @return empty where that is not known
        Optional<ReviewPicture.Worth> of(Network network, Rao amount);
    }

    /// Runs something later.
    @FunctionalInterface
    public interface Later {

        /// @return stops it if it has not run yet
        Runnable after(Duration delay, Runnable action);
    }

    /// What is to be reviewed.
    ///
    /// @param wallet whose coldkey signs
    /// @param maker  makes it, also again when something has changed meanwhile
    /// @param onSent runs when it is on its way
    public record Wish(String wallet, Maker maker, Runnable onSent) {}

    /// Makes what is reviewed.
    @FunctionalInterface
    interface Maker {

        /// Blocks; on a thread of the background's.
        ///
        /// @throws TernException why there can be no review
        Made make() throws TernException, InterruptedException;
    }

    /// What is ready to be reviewed and signed, once.
    interface Made {

        /// What is shown, on the FX thread.
        ReviewPicture picture();

        /// Why it must not be signed; empty where it may be.
        Optional<String> refusal();

        /// Where the decoded bytes are not what was asked for: technical text.
        Optional<String> mismatches();

        /// For how long after it was made it may be signed.
        Duration lasts();

        /// What has become of it by now. Blocks.
        ///
        /// @throws TernException why that cannot be told
        ReviewAge.Since since() throws TernException, InterruptedException;

        /// Signs and sends. Blocks.
        ///
        /// @throws TernException why nothing was sent
        void send(Optional<Secret> password) throws TernException;
    }

    public ReviewPresenter(ReviewModel model, TransactionDesk desk, Texts texts, TaoFormat format, Ports ports) {
        this.model = model;
        this.desk = desk;
        this.texts = texts;
        this.format = format;
        this.ports = ports;
        this.subjects = new ReviewSubjects(desk, new ReviewPictures(texts, format, desk.names(), ports.worth()),
                new ReviewMoves(texts, format));
        this.age = new ReviewAge(model, texts, format, ports);
        this.upgrades = desk.watchUpgrades(() -> ports.ui().execute(this::upgraded));
    }

    /// One transaction.
    ///
    /// @param wallet whose coldkey signs
    /// @param onSent runs when it is on its way
    public Wish wish(Network network, String wallet, Intent intent, Runnable onSent) {
        return new Wish(wallet, subjects.one(network, wallet, intent), onSent);
    }

    /// All transactions of a plan together.
    ///
    /// @param wallet  whose coldkey signs
    /// @param coldkey the same as an account
    /// @param onSent  runs when the first is on its way
    public Wish wish(Network network, String wallet, AccountId coldkey, StakeTarget target, Tolerance tolerance,
            Runnable onSent) {
        return new Wish(wallet, subjects.plan(network, wallet, coldkey, target, tolerance), onSent);
    }

    /// Makes the transaction and shows it. Nothing happens while another review is open.
    public void open(Wish wanted) {
        if (model.phase.get() != Phase.CLOSED) {
            return;
        }
        wish = wanted;
        model.note.set(Optional.empty());
        prepare(wanted);
    }

    /// Leaves the review; nothing is signed. While it is being signed that is too late.
    public void back() {
        if (model.phase.get() == Phase.SIGNING) {
            return;
        }
        close();
    }

    private void close() {
        round++;
        stopWork();
        disarm.run();
        age.end();
        wish = null;
        prepared = null;
        model.armed.set(false);
        model.wrong.set(Optional.empty());
        model.problem.set(Optional.empty());
        model.picture.set(Optional.empty());
        model.phase.set(Phase.CLOSED);
    }

    /// Makes it again: what stood in the way may be gone.
    public void again() {
        Wish wanted = wish;
        if (wanted != null && model.phase.get() == Phase.REFUSED) {
            prepare(wanted);
        }
    }

    private void prepare(Wish wanted) {
        int mine = ++round;
        stopWork();
        disarm.run();
        age.end();
        prepared = null;
        model.armed.set(false);
        model.wrong.set(Optional.empty());
        model.problem.set(Optional.empty());
        model.phase.set(Phase.PREPARING);
        work = ports.background().submit(() -> {
            try {
                Instant begun = ports.clock().instant();
                Made made = wanted.maker().make();
                ports.ui().execute(() -> show(mine, made, begun));
            } catch (TernException e) {
                ports.ui().execute(() -> refuse(mine, Problem.of(e)));
            } catch (InterruptedException e) {
                // another review is made, or none
                Thread.currentThread().interrupt();
            } catch (RuntimeException | Error e) {
                LOG.error("a review could not be made", e);
                ports.ui().execute(() -> refuse(mine, defect(e)));
            }
        });
    }

    private Problem defect(Throwable e) {
        return new Problem(texts.get("review.defect"), Optional.of(e.toString()));
    }

    private void stopWork() {
        if (work != null) {
            work.cancel(true);
            work = null;
        }
    }

    private void show(int mine, Made made, Instant begun) {
        if (mine != round) {
            return;
        }
        prepared = made;
        model.picture.set(Optional.of(made.picture()));
        Optional<String> refusal = made.refusal();
        if (refusal.isPresent()) {
            model.problem.set(Optional.of(new Problem(refusal.get(), made.mismatches())));
            model.phase.set(Phase.REFUSED);
            return;
        }
        model.phase.set(Phase.READY);
        age.begin(made, begun);
        arm(mine, ARMING);
    }

    private void arm(int mine, Duration delay) {
        model.armed.set(false);
        disarm.run();
        disarm = ports.later().after(delay, () -> {
            if (mine == round && model.phase.get() == Phase.READY) {
                model.armed.set(true);
                model.wrong.set(model.wrong.get().map(_ -> texts.get("review.password.wrong")));
            }
        });
    }

    private void refuse(int mine, Problem problem) {
        if (mine != round) {
            return;
        }
        prepared = null;
        age.end();
        model.note.set(model.note.get().map(_ -> texts.get("review.rebuilt.refused")));
        model.picture.set(Optional.empty());
        model.problem.set(Optional.of(problem));
        model.phase.set(Phase.REFUSED);
    }

    /// Signs and sends what is shown. Takes the password over and closes it, whatever comes of it.
    ///
    /// @return whether the press was taken
    public boolean sign(Optional<Secret> password) {
        Made shown = prepared;
        Wish wanted = wish;
        if (shown != null && wanted != null && model.phase.get() == Phase.READY && age.isStale()) {
            password.ifPresent(Secret::close);
            rebuild(wanted, texts.get("review.rebuilt.old"));
            return false;
        }
        if (shown == null || wanted == null || !model.armed.get() || model.phase.get() != Phase.READY) {
            password.ifPresent(Secret::close);
            return false;
        }
        int mine = round;
        model.armed.set(false);
        model.wrong.set(Optional.empty());
        model.phase.set(Phase.SIGNING);
        ports.background().execute(() -> {
            try {
                shown.send(password);
                ports.ui().execute(() -> sent(mine, wanted));
            } catch (TernException e) {
                ports.ui().execute(() -> notSent(mine, wanted, e));
            } catch (RuntimeException | Error e) {
                LOG.error("a transaction could not be signed", e);
                ports.ui().execute(() -> refuse(mine, defect(e)));
            } finally {
                password.ifPresent(Secret::close);
            }
        });
        return true;
    }

    /// Makes it anew where it is too old to be signed.
    public void renew() {
        Wish wanted = wish;
        if (wanted != null && model.phase.get() == Phase.READY && age.isStale()) {
            rebuild(wanted, texts.get("review.rebuilt.old"));
        }
    }

    private void sent(int mine, Wish wanted) {
        if (mine == round) {
            close();
        }
        wanted.onSent().run();
    }

    private void notSent(int mine, Wish wanted, TernException e) {
        if (mine != round) {
            return;
        }
        if (e instanceof KeystoreException key && (key.kind() == KeystoreException.Kind.WRONG_PASSWORD
                || key.kind() == KeystoreException.Kind.PASSWORD_NEEDED)) {
            Duration pause = desk.passwordPause(wanted.wallet());
            model.wrong.set(Optional.of(pause.isZero()
                    ? texts.get(key.kind() == KeystoreException.Kind.PASSWORD_NEEDED
                            ? "review.password.needed"
                            : "review.password.wrong")
                    : texts.get("review.password.wrong.wait", format.count(pause.toSeconds() + 1))));
            model.phase.set(Phase.READY);
            arm(mine, pause.compareTo(ARMING) > 0 ? pause : ARMING);
            return;
        }
        if (e instanceof ChainException chain && (chain.kind() == ChainException.Kind.STALE_RUNTIME
                || chain.kind() == ChainException.Kind.NONCE_TAKEN)) {
            rebuild(wanted, texts.get(chain.kind() == ChainException.Kind.STALE_RUNTIME
                    ? "review.rebuilt.upgrade"
                    : "review.rebuilt.number"));
            return;
        }
        if (e instanceof ChainException chain && chain.refusal()
                .filter(refusal -> LATE.contains(refusal.name()))
                .isPresent()) {
            rebuild(wanted, texts.get("review.rebuilt.late"));
            return;
        }
        age.end();
        model.problem.set(Optional.of(Problem.of(e)));
        model.phase.set(Phase.REFUSED);
    }

    /// The runtime has changed. What is being signed just now is refused by the desk, and comes back here.
    private void upgraded() {
        Wish wanted = wish;
        if (wanted != null && model.phase.get() != Phase.SIGNING && model.phase.get() != Phase.CLOSED) {
            rebuild(wanted, texts.get("review.rebuilt.upgrade"));
        }
    }

    private void rebuild(Wish wanted, String why) {
        model.note.set(Optional.of(why));
        prepare(wanted);
    }

    /// Ends what it watches.
    public void dispose() {
        upgrades.close();
        close();
    }
}

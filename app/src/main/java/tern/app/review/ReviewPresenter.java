package tern.app.review;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.feed.Problem;
import tern.app.review.ReviewModel.Phase;
import tern.app.transact.AddressNames.Named;
import tern.app.transact.Prepared;
import tern.app.transact.Review;
import tern.app.transact.TransactionDesk;
import tern.app.transact.Warning;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Intent;
import tern.wallet.chain.ChainException;
import tern.wallet.chain.Network;
import tern.wallet.crypto.Secret;
import tern.wallet.keystore.KeystoreException;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// Decides what the review shows and carries out what is pressed in it. Plain Java; to be called on the FX thread.
///
/// One press signs once: from the press until the answer nothing more is taken, and the desk signs a review only once.
/// When the chain's rules change while it is open, the review is made anew, or refused with the reason.
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
    private final TransactionDesk.Watch upgrades;
    private @Nullable Wish wish;
    private @Nullable Prepared prepared;
    private @Nullable Future<?> work;
    private Runnable disarm = () -> {};
    private int round;

    /// What the presenter works with.
    ///
    /// @param background runs what blocks
    /// @param ui         runs on the FX thread
    /// @param later      runs on the FX thread after a time
    /// @param worth      says what an amount is worth now
    public record Ports(ExecutorService background, Executor ui, Later later, Worth worth) {}

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
    /// @param onSent hears the transaction's name when it is on its way
    public record Wish(Network network, String wallet, Intent intent, Consumer<Hash32> onSent) {}

    public ReviewPresenter(ReviewModel model, TransactionDesk desk, Texts texts, TaoFormat format, Ports ports) {
        this.model = model;
        this.desk = desk;
        this.texts = texts;
        this.format = format;
        this.ports = ports;
        this.upgrades = desk.watchUpgrades(() -> ports.ui().execute(this::upgraded));
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
        prepared = null;
        model.armed.set(false);
        model.wrong.set(Optional.empty());
        model.problem.set(Optional.empty());
        model.phase.set(Phase.PREPARING);
        work = ports.background().submit(() -> {
            try {
                Prepared made = desk.prepare(wanted.network(), wanted.wallet(), wanted.intent());
                ports.ui().execute(() -> show(mine, made));
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

    private void show(int mine, Prepared made) {
        if (mine != round) {
            return;
        }
        prepared = made;
        model.picture.set(Optional.of(picture(made.review())));
        Optional<String> refusal = TransactionDesk.refusal(made.review());
        if (refusal.isPresent()) {
            model.problem.set(Optional.of(new Problem(refusal.get(), mismatches(made.review()))));
            model.phase.set(Phase.REFUSED);
            return;
        }
        model.phase.set(Phase.READY);
        arm(mine, ARMING);
    }

    private static Optional<String> mismatches(Review review) {
        return review.decoded().agrees()
                ? Optional.empty()
                : Optional.of(review.decoded().mismatches().toString());
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
        model.note.set(model.note.get().map(_ -> texts.get("review.rebuilt.refused")));
        model.picture.set(Optional.empty());
        model.problem.set(Optional.of(problem));
        model.phase.set(Phase.REFUSED);
    }

    /// Signs and sends what is shown. Takes the password over and closes it, whatever comes of it.
    ///
    /// @return whether the press was taken
    public boolean sign(Optional<Secret> password) {
        Prepared shown = prepared;
        Wish wanted = wish;
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
                Hash32 hash = desk.send(shown, password);
                ports.ui().execute(() -> sent(mine, wanted, hash));
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

    private void sent(int mine, Wish wanted, Hash32 hash) {
        if (mine == round) {
            close();
        }
        wanted.onSent().accept(hash);
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

    private ReviewPicture picture(Review review) {
        Optional<Named> to = review.recipient().flatMap(desk.names()::of);
        boolean all = switch (review.plan().intent()) {
            case Intent.TransferAll _ -> true;
            case Intent.RemoveStake stake -> stake.alpha().isEmpty();
            case Intent.MoveStake stake -> stake.alpha().isEmpty();
            case Intent.SwapStake stake -> stake.alpha().isEmpty();
            default -> false;
        };
        long blocks = review.draft().death() - review.draft().birth().number();
        return new ReviewPicture(
                title(review),
                texts.get(review.recipient().isPresent() ? "review.subtitle.send" : "review.subtitle.stake"),
                review.wallet().name(),
                review.plan().intent().signer(),
                review.recipient(),
                to.map(Named::name),
                review.amount(),
                review.unit(),
                worth(review),
                all,
                new ReviewFacts(texts, format).of(review),
                review.draft().fee(),
                review.freeAfter(),
                review.decoded().pallet() + "." + review.decoded().call(),
                texts.get("review.network.value", review.network().title(),
                        Long.toString(review.decoded().specVersion())),
                texts.get("review.valid.value", format.count(blocks), format.count(Math.max(1, review.minutes()))),
                switch (review.draft().digestState()) {
                    case IN_FORCE -> ReviewPicture.Digest.CHECKED;
                    case NOT_SUPPORTED -> ReviewPicture.Digest.NOT_CHECKED;
                    case REFUSED -> ReviewPicture.Digest.REFUSED;
                },
                review.warnings(),
                review.wallet().protection().isEncrypted());
    }

    /// Stake that is taken out or given away is counted in its subnet's own unit, which has no price here.
    private Optional<ReviewPicture.Worth> worth(Review review) {
        return switch (review.plan().intent()) {
            case Intent.Transfer _,Intent.TransferAll _,Intent.AddStake _ ->
                ports.worth().of(review.network(), review.amount());
            case Intent.RemoveAllStake _,Intent.ClaimRoot _ -> ports.worth().of(review.network(), review.amount());
            case Intent.RemoveStake _,Intent.TransferStake _,Intent.MoveStake _ -> Optional.empty();
            case Intent.SwapStake _,Intent.RootClaimChoice _ -> Optional.empty();
        };
    }

    private String title(Review review) {
        return switch (review.plan().intent()) {
            case Intent.Transfer _,Intent.TransferAll _ ->
                texts.get(review.warning(Warning.Kind.CLOSES).isPresent() ? "review.title.close" : "review.title.send",
                        format.tao(review.amount()));
            case Intent.AddStake stake ->
                texts.get("review.title.stake.add", format.tao(review.amount()), Integer.toString(stake.netuid()));
            case Intent.RemoveStake stake ->
                texts.get("review.title.stake.remove", format.figures(review.amount()),
                        Integer.toString(stake.netuid()));
            case Intent.TransferStake stake ->
                texts.get("review.title.stake.transfer", format.figures(review.amount()),
                        Integer.toString(stake.netuid()));
            case Intent.MoveStake stake ->
                texts.get("review.title.stake.move", format.figures(review.amount()),
                        Integer.toString(stake.netuid()));
            case Intent.SwapStake stake ->
                texts.get("review.title.stake.swap", format.figures(review.amount()),
                        Integer.toString(stake.fromNetuid()), Integer.toString(stake.toNetuid()));
            case Intent.RemoveAllStake _ -> texts.get("review.title.stake.exit", format.tao(review.amount()));
            case Intent.ClaimRoot _ -> review.amount().isZero()
                    ? texts.get("review.title.stake.claim.kept")
                    : texts.get("review.title.stake.claim", format.tao(review.amount()));
            case Intent.RootClaimChoice choice -> texts.get(choice.keep()
                    ? "review.title.stake.claim.keep"
                    : "review.title.stake.claim.swap");
        };
    }

    /// Ends what it watches.
    public void dispose() {
        upgrades.close();
        close();
    }
}

package tern.app.transact;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.boot.BootException;
import tern.app.boot.PendingTransactions;
import tern.wallet.bittensor.OutcomeReader;
import tern.wallet.bittensor.OutcomeReport;
import tern.wallet.bittensor.Plan;
import tern.wallet.bittensor.StakePlan;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.chain.DigestPolicy;
import tern.wallet.chain.Draft;
import tern.wallet.chain.Outcome;
import tern.wallet.chain.SignedExtrinsic;
import tern.wallet.chain.Signer;
import tern.wallet.chain.Transactions;
import tern.wallet.chain.TxOptions;
import tern.wallet.chain.TxStatus;
import tern.wallet.keys.AccountId;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.units.TernException;

/// Carries a plan of several transactions out: all of them are reviewed and signed together, with numbers one after the
/// other, so that the key is open once and for a moment; they are sent one by one, each when the one before it is in a
/// block as it was meant. A leg that fails, or whose end is not known, stops the rest: what is signed and not sent never
/// leaves this process.
///
/// Every method but [#stop] blocks; to be used by one thread, once: [#prepare], [#sign], [#run]. What was sent is on the
/// list of pending transactions, so that a Tern that is started later takes it up.
public final class PlanRun {

    /// For how many blocks legs can be included, at least: the last of many has to outlive those before it.
    public static final int VALID_BLOCKS = 128;

    private static final Logger LOG = LoggerFactory.getLogger(PlanRun.class);

    private final ChainClient chain;
    private final Transactions transactions;
    private final PendingTransactions list;
    private final StakePlan plan;
    private final List<Review> reviews;
    private final List<SignedExtrinsic> signed = new ArrayList<>();
    private volatile boolean stopped;

    /// How far a leg came.
    public enum Stage {
        /// Nothing was sent.
        NOT_SENT,
        /// Sent, and what became of it is not known, or not yet.
        SENT,
        /// In a block, as it was meant.
        DONE,
        /// In a block, not quite as it was meant.
        DIFFERS,
        /// In a block, where it failed or did nothing.
        FAILED
    }

    /// One leg and what became of it.
    ///
    /// @param review  what was signed
    /// @param stage   how far it came
    /// @param signed  what was sent; empty where nothing was
    /// @param outcome what its block says; empty where it is in none
    /// @param report  that held against what was meant
    /// @param failure why the plan stops here
    public record Leg(Review review, Stage stage, Optional<SignedExtrinsic> signed, Optional<Outcome> outcome,
            Optional<OutcomeReport> report, Optional<TernException> failure) {

        static Leg unsent(Review review) {
            return new Leg(review, Stage.NOT_SENT, Optional.empty(), Optional.empty(), Optional.empty(),
                    Optional.empty());
        }
    }

    /// Hears how far it is, on the thread that runs the plan.
    public interface Listener {

        /// A leg is about to leave.
        ///
        /// @param leg its place, from 0
        void sending(int leg, SignedExtrinsic extrinsic);

        /// What a node says of it.
        void heard(int leg, TxStatus status);

        /// A leg has come to where its stage says.
        void came(int leg, Leg state);
    }

    private PlanRun(ChainClient chain, Transactions transactions, PendingTransactions list, StakePlan plan,
            List<Review> reviews) {
        this.chain = chain;
        this.transactions = transactions;
        this.list = list;
        this.plan = plan;
        this.reviews = List.copyOf(reviews);
    }

    /// Makes the transactions of a plan and what is shown of them.
    ///
    /// @param wallet      whose coldkey signs
    /// @param validBlocks for how many blocks each can be included, from now on
    /// @throws TernException where there can be no review; `REFUSED` while an earlier transaction of the account may
    ///                       still be carried out
    public static PlanRun prepare(ChainClient chain, WalletEntry wallet, AccountId signer, StakePlan plan,
            ReviewChecks checks, PendingTransactions list, int validBlocks) throws TernException {
        PendingSends pending = PendingSends.find(list, chain, signer);
        if (pending.open().isPresent()) {
            throw TransactException.of(TransactException.Kind.REFUSED, "refuse.pending-here",
                    Summaries.of(pending.open().get()));
        }
        Transactions transactions = new Transactions(chain);
        TxOptions options = TxOptions.with(DigestPolicy.ALLOW_WITHOUT_DIGEST).withEraBlocks(validBlocks);
        List<Review> reviews = new ArrayList<>();
        for (Plan leg : plan.legs()) {
            Draft draft = transactions.prepare(signer, wallet.scheme(), leg.call(), reviews.isEmpty()
                    ? options
                    : options.withNonce(reviews.getFirst().draft().nonce() + reviews.size()));
            reviews.add(checks.review(wallet, chain, leg, draft, transactions.review(draft), Optional.empty()));
        }
        return new PlanRun(chain, transactions, list, plan, reviews);
    }

    /// The same plan, for whoever waits for its end: a step of which no node says anything new for so long is one whose
    /// end is not known. Before [#sign].
    public PlanRun withPatience(Duration patience) {
        return new PlanRun(chain, transactions.withPatience(patience), list, plan, reviews);
    }

    public StakePlan plan() {
        return plan;
    }

    /// What is shown and signed, one for each leg.
    public List<Review> reviews() {
        return reviews;
    }

    /// Signs every leg; the runtime is asked whether it would take the first. Nothing is sent.
    ///
    /// @throws ChainException why it cannot be signed; then nothing stays signed
    public void sign(Signer signer) throws ChainException {
        boolean done = false;
        try {
            for (Review review : reviews) {
                signed.add(signed.isEmpty()
                        ? transactions.signAndCheck(review.draft(), signer)
                        : transactions.sign(review.draft(), signer));
            }
            done = true;
        } finally {
            if (!done) {
                discardFrom(0);
                signed.clear();
            }
        }
    }

    /// What was signed, one for each leg; empty before [#sign].
    List<SignedExtrinsic> signed() {
        return List.copyOf(signed);
    }

    /// Nothing of what was signed is sent: it is thrown away.
    void discard() {
        discardFrom(0);
        signed.clear();
    }

    /// Nothing that is not on its way by now is sent any more. What is on its way goes on. Any thread may call.
    public void stop() {
        stopped = true;
    }

    /// Sends leg after leg until one does not do what it should, or [#stop] is asked for.
    ///
    /// @param last until when the last leg is followed; the others until they are in a block
    /// @return what became of every leg
    public List<Leg> run(Transactions.Until last, Listener listener) {
        List<Leg> legs = new ArrayList<>();
        for (int i = 0; i < reviews.size(); i++) {
            boolean ended = !legs.isEmpty() && !wentOn(legs.getLast());
            if (ended || stopped) {
                if (!ended) {
                    discardFrom(i);
                }
                legs.add(Leg.unsent(reviews.get(i)));
                continue;
            }
            Transactions.Until until = i == reviews.size() - 1 ? last : Transactions.Until.IN_BLOCK;
            Leg leg = send(i, until, listener);
            legs.add(leg);
            listener.came(i, leg);
            if (!wentOn(leg)) {
                discardFrom(i + 1);
            }
        }
        return legs;
    }

    private static boolean wentOn(Leg leg) {
        return leg.stage() == Stage.DONE || leg.stage() == Stage.DIFFERS;
    }

    private Leg send(int place, Transactions.Until until, Listener listener) {
        Review review = reviews.get(place);
        SignedExtrinsic extrinsic = signed.get(place);
        PendingSends pending;
        try {
            pending = PendingSends.find(list, chain, review.plan().intent().signer());
            if (pending.open().filter(other -> other.nonce() >= extrinsic.draft().nonce()).isPresent()) {
                // the chain would carry out only one of the two, and nobody could say which
                throw TransactException.of(TransactException.Kind.REFUSED, "refuse.plan-other");
            }
            pending.sending(extrinsic, review);
        } catch (TernException e) {
            transactions.discard(extrinsic);
            return new Leg(review, Stage.NOT_SENT, Optional.empty(), Optional.empty(), Optional.empty(),
                    Optional.of(e));
        }
        listener.sending(place, extrinsic);
        try {
            Outcome outcome = transactions.submitAndFollow(extrinsic, until, status -> listener.heard(place, status));
            if (outcome.finalized()) {
                settle(pending, extrinsic, true);
            }
            OutcomeReport report = OutcomeReader.read(review.plan(), outcome);
            Stage stage;
            if (!outcome.success() || !report.done()) {
                stage = Stage.FAILED;
            } else {
                stage = report.discrepancy().isPresent() ? Stage.DIFFERS : Stage.DONE;
            }
            return new Leg(review, stage, Optional.of(extrinsic), Optional.of(outcome), Optional.of(report),
                    Optional.empty());
        } catch (ChainException e) {
            // all other ends leave it open: a node that says it did not take it may have passed it on
            if (e.kind() == ChainException.Kind.EXPIRED) {
                settle(pending, extrinsic, false);
            }
            return new Leg(review, Stage.SENT, Optional.of(extrinsic), Optional.empty(), Optional.empty(),
                    Optional.of(e));
        }
    }

    /// An entry that stays is settled at the next transaction.
    private static void settle(PendingSends pending, SignedExtrinsic extrinsic, boolean included) {
        try {
            pending.settled(extrinsic, included);
        } catch (BootException e) {
            LOG.warn("{} stays on the list of pending transactions: {}", extrinsic.hash(), e.sentence(), e);
        }
    }

    private void discardFrom(int place) {
        for (int i = place; i < signed.size(); i++) {
            transactions.discard(signed.get(i));
        }
    }
}

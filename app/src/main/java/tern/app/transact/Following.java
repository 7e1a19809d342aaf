package tern.app.transact;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.boot.BootException;
import tern.app.boot.Folders;
import tern.app.boot.PendingTransactions;
import tern.app.boot.PendingTransactions.Entry;
import tern.app.transact.TransactionState.Stage;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.OutcomeReader;
import tern.wallet.bittensor.OutcomeReport;
import tern.wallet.bittensor.Plan;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.chain.DispatchFailure;
import tern.wallet.chain.Network;
import tern.wallet.chain.Outcome;
import tern.wallet.chain.SignedExtrinsic;
import tern.wallet.chain.Transactions;
import tern.wallet.chain.TxStatus;
import tern.wallet.chain.Whereabouts;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.Ss58;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;
import tern.wallet.units.Said;
import tern.wallet.units.TernException;

/// Follows transactions to their end and writes down in the [TransactionBook] what is found out. Every method blocks
/// until the end is known, or an interrupt.
final class Following {

    private static final Logger LOG = LoggerFactory.getLogger(Following.class);

    private final ChainLine line;
    private final PendingTransactions list;
    private final Folders folders;
    private final TransactionBook book;
    private final InstantSource clock;
    private final Duration gap;

    /// @param gap between two looks at the blocks for one that the node does not report on
    Following(ChainLine line, Folders folders, TransactionBook book, InstantSource clock, Duration gap) {
        this.line = line;
        this.list = new PendingTransactions(folders);
        this.folders = folders;
        this.book = book;
        this.clock = clock;
        this.gap = gap;
    }

    /// Sends and follows what was just signed.
    ///
    /// @return whether the end is known; if not, it is to be looked for with [#look]
    boolean sendAndFollow(Prepared prepared, SignedExtrinsic signed, Entry entry) throws InterruptedException {
        // the fee that the person was shown
        Plan plan = prepared.review().plan().withFee(prepared.review().draft().fee());
        try {
            Outcome outcome = prepared.transactions()
                    .submitAndFollow(signed, Transactions.Until.FINALIZED,
                            status -> heard(entry, plan, status));
            included(entry, Optional.of(plan), outcome);
            if (outcome.finalized()) {
                settle(entry, true);
            }
            return outcome.finalized();
        } catch (ChainException e) {
            return failed(entry, e);
        }
    }

    /// Takes why what was sent could not be followed to its block.
    ///
    /// @return whether the end is known; if not, it is to be looked for with [#look]
    boolean failed(Entry entry, ChainException e) throws InterruptedException {
        switch (e.kind()) {
            case EXPIRED -> {
                change(hash(entry), Stage.EXPIRED, true, TransactException.say("state.expired"), e.details());
                settle(entry, false);
                return true;
            }
            case CANCELLED -> throw new InterruptedException("the window is closing");
            case REFUSED, DROPPED, USURPED, NONCE_TAKEN, STALE_RUNTIME -> {
                // a node that says that it did not take it may have passed it on
                change(hash(entry), Stage.NOT_TAKEN, false,
                        TransactException.say("state.not-taken", e.said(), entry.death()), e.details());
                return false;
            }
            default -> {
                change(hash(entry), Stage.UNKNOWN, false,
                        TransactException.say("state.unknown", e.said(), entry.death()), e.details());
                return false;
            }
        }
    }

    /// Takes what a node says of a transaction.
    ///
    /// @param plan with the fee that the person was shown
    void heard(Entry entry, Plan plan, TxStatus status) {
        Hash32 hash = hash(entry);
        switch (status) {
            case TxStatus.InBlock in -> included(entry, Optional.of(plan), in.outcome());
            case TxStatus.Future _ -> change(hash, Stage.PENDING, false, TransactException.say("state.future"),
                    Optional.empty());
            case TxStatus.Retracted _ -> book.change(hash, state -> state.in(Optional.empty(), Optional.empty())
                    .at(clock.instant(), Stage.PENDING, false, TransactException.say("state.retracted"),
                            Optional.empty()));
            case TxStatus.Searching _ -> book.change(hash, state -> state.stage() == Stage.PENDING
                    ? state.at(clock.instant(), Stage.PENDING, false, TransactException.say("state.searching"),
                            Optional.empty())
                    : state);
            case TxStatus.Sent _,TxStatus.Ready _,TxStatus.Broadcast _,TxStatus.FinalityLate _,TxStatus.Finalized _ -> {
                // nothing that a person could do anything with; the end is told by the outcome
            }
        }
    }

    /// Looks for a transaction on the chain, again and again, until its end is known.
    ///
    /// @param meant what it was meant to do, where that is known
    void look(Network network, Entry entry, Optional<Plan> meant) throws InterruptedException {
        while (true) {
            try {
                ChainClient chain = line.client(network);
                if (!chain.genesis().toString().equals(entry.genesis())) {
                    change(hash(entry), Stage.UNKNOWN, true, TransactException.say("state.other-chain"),
                            Optional.of(entry.genesis()));
                    return;
                }
                if (lookOnce(chain, entry, meant)) {
                    return;
                }
            } catch (TransactException e) {
                // the window is closing; the list keeps it for the next time
                return;
            } catch (TernException e) {
                LOG.info("{} cannot be looked for now: {}", entry.hash(), e.sentence());
                book.change(hash(entry), state -> state.stage() == Stage.PENDING || state.stage() == Stage.UNKNOWN
                        ? state.at(clock.instant(), Stage.UNKNOWN, false,
                                TransactException.say("state.unknown", e.said(), entry.death()), e.details())
                        : state);
            }
            Thread.sleep(gap);
        }
    }

    /// @return whether the end is known
    private boolean lookOnce(ChainClient chain, Entry entry, Optional<Plan> meant) throws TernException {
        AccountId account = Ss58.parse(entry.account());
        BlockRef finalized = chain.finalizedBlock();
        long finalNonce = PendingSends.nonceAt(chain, finalized, account);
        if (finalNonce <= entry.nonce() && finalized.number() + 1 >= entry.death()) {
            return ended(entry, Stage.EXPIRED, "state.expired");
        }
        BlockRef best = chain.bestBlock();
        if (finalNonce <= entry.nonce() && PendingSends.nonceAt(chain, best, account) <= entry.nonce()) {
            book.change(hash(entry), state -> state.stage() == Stage.NOT_TAKEN
                    ? state
                    : state.in(Optional.empty(), Optional.empty())
                            .at(clock.instant(), Stage.PENDING, false,
                                    TransactException.say("state.open", entry.death()), Optional.empty()));
            return false;
        }
        return switch (new Transactions(chain).find(hash(entry), entry.birth(), entry.death())) {
            case Whereabouts.Included(Outcome outcome) -> {
                included(entry, meant.isPresent()
                        ? meant
                        : IntentFacts.read(entry.intent(), account, outcome.block()), outcome);
                if (outcome.finalized()) {
                    settle(entry, true);
                }
                yield outcome.finalized();
            }
            case Whereabouts.Expired() -> ended(entry, Stage.EXPIRED, "state.expired");
            // its number is used in a final block, and not by this one
            case Whereabouts.Open() -> finalNonce > entry.nonce() && ended(entry, Stage.REPLACED, "state.replaced");
        };
    }

    private boolean ended(Entry entry, Stage stage, String key) {
        change(hash(entry), stage, true, TransactException.say(key), Optional.empty());
        settle(entry, false);
        return true;
    }

    /// Holds what a block shows against what was meant.
    private void included(Entry entry, Optional<Plan> meant, Outcome outcome) {
        Verdict verdict = verdict(meant, outcome, StakeUnits.read(entry.intent()));
        book.change(hash(entry), state -> state.in(Optional.of(outcome.block()), Optional.of(outcome.feePaid()))
                .at(clock.instant(), verdict.stage(), outcome.finalized(), verdict.said(), verdict.details()));
        if (outcome.success() && meant.isPresent()) {
            Review.recipient(meant.get().intent()).ifPresent(to -> remember(entry, to));
        }
    }

    /// What an outcome comes to.
    record Verdict(Stage stage, Said said, Optional<String> details) {

        String sentence() {
            return said.words();
        }
    }

    static Verdict verdict(Optional<Plan> meant, Outcome outcome) {
        return verdict(meant, outcome, StakeUnits.unknown());
    }

    private static Verdict verdict(Optional<Plan> meant, Outcome outcome, StakeUnits units) {
        Said number = new Amounts.Grouped(outcome.block().number());
        Optional<OutcomeReport> report = meant.map(plan -> OutcomeReader.read(plan, outcome));
        // of a call made of several some may have been carried out
        boolean some = report.filter(read -> read.done() && !read.parts().isEmpty()).isPresent();
        if (!outcome.success() && !some) {
            Said reason = outcome.failure()
                    .map(DispatchFailure::said)
                    .orElseGet(() -> TransactException.say("state.no-reason"));
            return new Verdict(Stage.FAILED, TransactException.say("state.failed", number, reason,
                    Amounts.sayFull(outcome.feePaid(), Amounts.TAO)),
                    names(outcome));
        }
        if (report.isPresent() && !report.get().done()) {
            return new Verdict(Stage.FAILED, TransactException.say("state.no-effect", number,
                    report.get().discrepancy().orElseGet(() -> Said.of(""))), names(outcome));
        }
        Optional<Said> difference = report.flatMap(OutcomeReport::discrepancy)
                .or(() -> dearer(meant, outcome.feePaid()));
        if (difference.isPresent()) {
            return new Verdict(Stage.DIFFERS, TransactException.say("state.differs", number, difference.get()),
                    names(outcome));
        }
        Optional<Said> moved = report.flatMap(read -> moved(meant, read, units));
        String key = outcome.finalized() ? "state.finalized" : "state.in-block";
        Said words = moved.map(amount -> TransactException.say(key, number, amount))
                // sent by the command line or before this start: what it moved is not known here
                .orElseGet(() -> TransactException.say(key + ".no-amount", number));
        return new Verdict(outcome.finalized() ? Stage.FINALIZED : Stage.IN_BLOCK,
                report.filter(read -> read.uid().isPresent())
                        .<Said>map(read -> new Said.Joined(List.of(
                                TransactException.say("state.seat", Integer.toString(read.uid().getAsInt())), words),
                                " "))
                        .orElse(words),
                Optional.empty());
    }

    /// Technical: what failed.
    private static Optional<String> names(Outcome outcome) {
        return outcome.failures().isEmpty()
                ? Optional.empty()
                : Optional.of(outcome.failures()
                        .stream()
                        .map(failure -> failure.origin() + "." + failure.name())
                        .distinct()
                        .collect(Collectors.joining(", ")));
    }

    private static Optional<Said> moved(Optional<Plan> meant, OutcomeReport report, StakeUnits units) {
        return switch (meant.map(Plan::intent).orElse(null)) {
            case Intent.TransferStake stake -> stake(report, stake.netuid(), units);
            case Intent.MoveStake stake -> stake(report, stake.netuid(), units);
            case Intent.SwapStake stake -> stake(report, stake.toNetuid(), units);
            case null, default -> report.tao().map(tao -> Amounts.sayFull(tao, Amounts.TAO));
        };
    }

    private static Optional<Said> stake(OutcomeReport report, int netuid, StakeUnits units) {
        return report.alpha().map(alpha -> Amounts.sayFull(alpha, units.of(netuid)));
    }

    /// The fee that was shown is a promise, too.
    private static Optional<Said> dearer(Optional<Plan> meant, Rao paid) {
        return meant.flatMap(Plan::fee)
                .filter(shown -> paid.value() > shown.value() + shown.value() / 10)
                .map(shown -> TransactException.say("state.dearer", Amounts.sayFull(paid, Amounts.TAO),
                        Amounts.sayFull(shown, Amounts.TAO)));
    }

    private void change(Hash32 hash, Stage stage, boolean end, Said words, Optional<String> details) {
        book.change(hash, state -> state.at(clock.instant(), stage, end, words, details));
    }

    private static Hash32 hash(Entry entry) {
        return Hash32.parse(entry.hash());
    }

    /// An entry that stays on the list is settled by the next transaction.
    private void settle(Entry entry, boolean included) {
        try {
            list.removeIf(one -> one.genesis().equals(entry.genesis()) && one.account().equals(entry.account())
                    && (one.hash().equals(entry.hash()) || (included && one.nonce() <= entry.nonce())));
        } catch (BootException e) {
            LOG.warn("{} stays on the list of pending transactions: {}", entry.hash(), e.sentence(), e);
        }
    }

    /// The money has moved: a list that cannot be written must not make it look as if it had not.
    private void remember(Entry entry, AccountId recipient) {
        try {
            new KnownRecipients(folders, Hash32.parse(entry.genesis())).add(recipient);
        } catch (TernException e) {
            LOG.warn("the recipient of {} is not remembered: {}", entry.hash(), e.sentence(), e);
        }
    }
}

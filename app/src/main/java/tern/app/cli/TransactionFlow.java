package tern.app.cli;

import tern.app.transact.AddressNames;
import tern.app.transact.KnownRecipients;
import tern.app.transact.PendingSends;
import tern.app.transact.RecipientChecks;
import tern.app.transact.ReviewChecks;
import tern.app.transact.Review;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tern.app.boot.PendingTransactions;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.OutcomeReader;
import tern.wallet.bittensor.OutcomeReport;
import tern.wallet.bittensor.Plan;
import tern.wallet.bittensor.PlanException;
import tern.wallet.bittensor.Planner;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.chain.DigestPolicy;
import tern.wallet.chain.Draft;
import tern.wallet.chain.Outcome;
import tern.wallet.chain.SignedExtrinsic;
import tern.wallet.chain.Signer;
import tern.wallet.chain.Transactions;
import tern.wallet.chain.TxOptions;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyPair;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keystore.HotkeyEntry;
import tern.wallet.keystore.Keystore;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.units.AmountFormatException;
import tern.wallet.units.Rao;
import tern.wallet.units.Said;
import tern.wallet.units.TernException;

/// From an intent to what it did: plan, review, consent, signature, sending, and the result held against the intent.
///
/// The key is open only between consent and sending. The review is shown in every case, also where `--yes` answers for
/// the person.
final class TransactionFlow {

    private final Invocation invocation;
    private final WalletEntry wallet;
    private final Optional<HotkeyEntry> hotkey;
    private final Keystore keystore;
    private final TransactionRules rules;

    TransactionFlow(Invocation invocation, WalletEntry wallet) throws TernException {
        this(invocation, wallet, Optional.empty());
    }

    /// @param hotkey who signs in the place of the coldkey
    TransactionFlow(Invocation invocation, WalletEntry wallet, Optional<HotkeyEntry> hotkey) throws TernException {
        this.invocation = invocation;
        this.wallet = wallet;
        this.hotkey = hotkey;
        this.keystore = Wallets.keystore(invocation);
        this.rules = new TransactionRules(invocation, keystore);
    }

    /// One transaction, and how far it came.
    private static final class Progress {
        final Review review;
        final PendingSends pending;
        @Nullable
        SignedExtrinsic signed;
        boolean sent;
        @Nullable
        Outcome outcome;
        @Nullable
        OutcomeReport report;

        Progress(Review review, PendingSends pending) {
            this.review = review;
            this.pending = pending;
        }

        /// Whether the intent needs another transaction after this one.
        boolean leavesMore() {
            return report != null && report.done() && review.plan().left() > 0;
        }
    }

    /// What all transactions of one run share.
    private record Desk(ChainClient chain, Transactions transactions, RecipientChecks recipients,
            Transactions.Until until, int validBlocks) {}

    /// An amount in TAO or alpha, more than nothing.
    static Rao amount(String typed, Invocation invocation) throws AmountFormatException, CliException {
        Rao amount = Rao.parseTao(typed);
        if (amount.isZero()) {
            throw invocation.usage("amount.zero");
        }
        return amount;
    }

    /// One transaction, or as many as the intent needs: what one call has no room for is planned anew after it.
    ///
    /// @return the exit code
    int run(Intent intent) throws TernException, IOException {
        Transactions.Until until = rules.until();
        int validBlocks = rules.validBlocks();
        if (hotkey.isEmpty()) {
            new Unlocking(invocation, keystore).requireCanSign(wallet);
        }
        AddressNames names = rules.names();
        try (ChainClient chain = invocation.connect()) {
            RecipientChecks recipients = new RecipientChecks(names,
                    new KnownRecipients(invocation.folders(), chain.genesis()).addresses());
            Desk desk = new Desk(chain, new Transactions(chain).withPatience(TransactionRules.PATIENCE), recipients,
                    until, validBlocks);
            Progress progress = prepared(desk, intent);
            if (invocation.json()) {
                return inJson(desk, intent, progress);
            }
            while (true) {
                invocation.print(new ReviewText(invocation.texts()).text(progress.review));
                proceed(desk, progress);
                int code = verdict(progress);
                if (code != 0 || !progress.leavesMore()) {
                    return code;
                }
                try {
                    Progress next = prepared(desk, intent);
                    invocation.say("transaction.next", progress.review.plan().left());
                    progress = next;
                } catch (PlanException e) {
                    if (!isEnd(e)) {
                        throw e;
                    }
                    invocation.say("transaction.end", Plain.text(e.sentence()));
                    return 0;
                }
            }
        }
    }

    /// After something of it was done, «nothing more can be done» is how it ends, and no failure.
    static boolean isEnd(PlanException e) {
        return e.kind() == PlanException.Kind.AMOUNT || e.kind() == PlanException.Kind.STAKE;
    }

    private Progress prepared(Desk desk, Intent intent) throws TernException, IOException {
        Plan plan = new Planner(desk.chain()).plan(intent);
        PendingSends pending = PendingSends.find(new PendingTransactions(invocation.folders()), desk.chain(),
                intent.signer());
        TxOptions options = TxOptions.with(DigestPolicy.ALLOW_WITHOUT_DIGEST).withEraBlocks(desk.validBlocks());
        if (pending.open().isPresent()) {
            options = options.withNonce(pending.open().get().nonce());
        }
        Draft draft = desk.transactions().prepare(intent.signer(), scheme(), plan.call(), options);
        Review review = new ReviewChecks(desk.recipients()).review(wallet, desk.chain(), plan, draft,
                desk.transactions().review(draft), pending.open());
        return new Progress(review, pending);
    }

    private KeyPair open() throws TernException, IOException {
        Unlocking unlocking = new Unlocking(invocation, keystore);
        return hotkey.isPresent() ? unlocking.hotkey(wallet, hotkey.get()) : unlocking.coldkey(wallet);
    }

    /// A hotkey's kind stands in its file alone, which has no password as a rule.
    private KeyScheme scheme() throws TernException, IOException {
        if (hotkey.isEmpty()) {
            return wallet.scheme();
        }
        try (KeyPair key = open()) {
            return key.scheme();
        }
    }

    /// One object in every case: review, how far it came, and the error if there was one.
    private int inJson(Desk desk, Intent intent, Progress first) {
        List<Progress> rounds = new ArrayList<>(List.of(first));
        Failures.@Nullable Failure failure = null;
        Optional<String> end = Optional.empty();
        try {
            proceed(desk, first);
            failure = failedOutcome(first);
            while (failure == null && rounds.getLast().leavesMore()) {
                Progress next = prepared(desk, intent);
                rounds.add(next);
                proceed(desk, next);
                failure = failedOutcome(next);
            }
        } catch (PlanException e) {
            if (rounds.getLast().leavesMore() && isEnd(e)) {
                end = Optional.of(Plain.text(e.sentence()));
            } else {
                failure = Failures.of(e);
            }
        } catch (TernException | IOException | RuntimeException | Error e) {
            failure = Failures.ofAny(e, invocation.texts(), TransactionFlow.class);
        }
        try (Json json = new Json()) {
            json.text("network", first.review.network().id())
                    .text("genesis", first.review.genesis().toString())
                    .text("action", first.review.action());
            write(json, first);
            if (intent instanceof Intent.RemoveAllStake || intent instanceof Intent.ClaimRoot) {
                json.startArray("more");
                for (Progress next : rounds.subList(1, rounds.size())) {
                    json.startObject();
                    write(json, next);
                    json.endObject();
                }
                json.endArray().textOrNull("note", end);
            }
            if (failure != null) {
                CommandLineProgram.writeError(json, failure);
            }
            json.writeTo(invocation.out());
        }
        return failure == null ? 0 : failure.trouble().exitCode();
    }

    private static void write(Json json, Progress progress) {
        ReviewText.write(json, progress.review);
        json.flag("sent", progress.sent);
        json.textOrNull("hash", Optional.ofNullable(progress.signed).map(signed -> signed.hash().toString()));
        OutcomeText.write(json, progress.outcome, progress.report);
    }

    private void proceed(Desk desk, Progress progress) throws TernException, IOException {
        Review review = progress.review;
        rules.requireSafe(review, desk.recipients());
        rules.requireAgain(progress.pending);
        if (invocation.arguments().has("--dry-run")) {
            return;
        }
        Instant shown = rules.consent(review.lasts());
        SignedExtrinsic signed;
        try (KeyPair key = open()) {
            rules.requireFresh(shown, review.lasts());
            signed = desk.transactions().signAndCheck(review.draft(), Signer.of(key));
        }
        progress.signed = signed;
        progress.pending.sending(signed, review);
        invocation.announce(signed);
        progress.sent = true;
        Outcome outcome = followed(desk, signed, progress.pending);
        progress.outcome = outcome;
        progress.report = OutcomeReader.read(review.plan(), outcome);
        Optional<AccountId> recipient = review.recipient();
        if (outcome.success() && recipient.isPresent()) {
            rules.remember(review.genesis(), recipient.get());
        }
    }

    private Outcome followed(Desk desk, SignedExtrinsic signed, PendingSends pending) throws ChainException {
        try {
            Outcome outcome = desk.transactions().submitAndFollow(signed, desk.until(), rules::follow);
            if (outcome.finalized()) {
                rules.settle(pending, signed, true);
            }
            return outcome;
        } catch (ChainException e) {
            // All other ends leave it open: a node that says it did not take it may have passed it on.
            if (e.kind() == ChainException.Kind.EXPIRED) {
                rules.settle(pending, signed, false);
            }
            throw e;
        }
    }

    private int verdict(Progress progress) {
        if (progress.outcome == null || progress.report == null) {
            invocation.say("confirm.dry-run");
            return 0;
        }
        invocation.print(new OutcomeText(invocation.texts()).text(progress.review, progress.outcome, progress.report));
        Failures.Failure failure = failedOutcome(progress);
        return failure == null ? 0 : failure.trouble().exitCode();
    }

    private Failures.@Nullable Failure failedOutcome(Progress progress) {
        return failedOutcome(progress.outcome, progress.report, invocation.texts());
    }

    /// @return null where nothing was sent or all is as it was asked for
    static Failures.@Nullable Failure failedOutcome(
            @Nullable Outcome outcome, @Nullable OutcomeReport report, Texts texts) {
        if (outcome == null || report == null) {
            return null;
        }
        // of a call made of several some may have been carried out
        if (report.done() && (outcome.success() || !report.parts().isEmpty())) {
            return report.discrepancy().isEmpty()
                    ? null
                    : new Failures.Failure(Trouble.DIFFERS, Optional.empty(),
                            Plain.text(report.discrepancy().get().words()), names(outcome));
        }
        if (outcome.failure().isPresent()) {
            return new Failures.Failure(Trouble.TRANSACTION, Optional.of(outcome.failure().get().name()),
                    Plain.text(outcome.failure().get().sentence()),
                    Optional.of(outcome.failure().get().docs()).filter(docs -> !docs.isBlank()).map(Plain::text));
        }
        return new Failures.Failure(Trouble.TRANSACTION, Optional.of("no-effect"),
                Plain.text(report.discrepancy().map(Said::words).orElse(texts.get("outcome.no-effect"))),
                Optional.empty());
    }

    /// The names of what failed inside, for a report.
    private static Optional<String> names(Outcome outcome) {
        return outcome.failures().isEmpty()
                ? Optional.empty()
                : Optional.of(Plain.text(outcome.failures()
                        .stream()
                        .map(failure -> failure.origin() + '.' + failure.name())
                        .distinct()
                        .collect(Collectors.joining(", "))));
    }
}

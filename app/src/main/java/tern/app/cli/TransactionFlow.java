package tern.app.cli;

import tern.app.transact.AddressNames;
import tern.app.transact.Amounts;
import tern.app.transact.KnownRecipients;
import tern.app.transact.PendingSends;
import tern.app.transact.RecipientChecks;
import tern.app.transact.ReviewChecks;
import tern.app.transact.Review;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import tern.app.boot.PendingTransactions;
import tern.app.wallets.BookException;
import tern.app.wallets.StoredAddressBook;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.OutcomeReader;
import tern.wallet.bittensor.OutcomeReport;
import tern.wallet.bittensor.Plan;
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
import tern.wallet.chain.TxStatus;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyPair;
import tern.wallet.keystore.Keystore;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.units.AmountFormatException;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// From an intent to what it did: plan, review, consent, signature, sending, and the result held against the intent.
///
/// The key is open only between consent and sending. The review is shown in every case, also where `--yes` answers for
/// the person.
final class TransactionFlow {

    private static final int DEFAULT_VALID_BLOCKS = 64;
    private static final int FEWEST_VALID_BLOCKS = 8;
    private static final int MOST_VALID_BLOCKS = 2048;

    private final Invocation invocation;
    private final WalletEntry wallet;
    private final Keystore keystore;

    TransactionFlow(Invocation invocation, WalletEntry wallet) throws TernException {
        this.invocation = invocation;
        this.wallet = wallet;
        this.keystore = Wallets.keystore(invocation);
    }

    /// How far it came.
    private static final class Progress {
        final PendingSends pending;
        @Nullable
        SignedExtrinsic signed;
        boolean sent;
        @Nullable
        Outcome outcome;
        @Nullable
        OutcomeReport report;

        Progress(PendingSends pending) {
            this.pending = pending;
        }
    }

    /// An amount in TAO or alpha, more than nothing.
    static Rao amount(String typed, Invocation invocation) throws AmountFormatException, CliException {
        Rao amount = Rao.parseTao(typed);
        if (amount.isZero()) {
            throw invocation.usage("amount.zero");
        }
        return amount;
    }

    /// @return the exit code
    int run(Intent intent) throws TernException, IOException {
        Transactions.Until until = until();
        int validBlocks = validBlocks();
        new Unlocking(invocation, keystore).requireCanSign(wallet);
        AddressNames names = names();
        try (ChainClient chain = invocation.connect()) {
            Transactions transactions = new Transactions(chain);
            Plan plan = new Planner(chain).plan(intent);
            PendingSends pending = PendingSends.find(new PendingTransactions(invocation.folders()), chain,
                    intent.signer());
            TxOptions options = TxOptions.with(DigestPolicy.ALLOW_WITHOUT_DIGEST).withEraBlocks(validBlocks);
            if (pending.open().isPresent()) {
                options = options.withNonce(pending.open().get().nonce());
            }
            Draft draft = transactions.prepare(intent.signer(), wallet.scheme(), plan.call(), options);
            RecipientChecks recipients = new RecipientChecks(names,
                    new KnownRecipients(invocation.folders(), chain.genesis()).addresses());
            Review review = new ReviewChecks(recipients).review(wallet, chain, plan, draft,
                    transactions.review(draft), pending.open());
            Progress progress = new Progress(pending);
            if (invocation.json()) {
                return inJson(review, recipients, transactions, until, progress);
            }
            invocation.print(new ReviewText(invocation.texts()).text(review));
            proceed(review, recipients, transactions, until, progress);
            return verdict(review, progress);
        }
    }

    /// Wallets of the folder and the address book of the window, which knows exchanges. Without it nothing is signed: a
    /// marked exchange would look like any other address.
    private AddressNames names() throws TernException {
        AddressNames wallets = AddressNames.ofWallets(keystore.list());
        StoredAddressBook book = StoredAddressBook.of(invocation.folders());
        try {
            book.loadUntouched();
        } catch (BookException e) {
            if (!e.isDamage()) {
                throw e;
            }
            throw invocation.trouble(Trouble.REFUSED, "refuse.book",
                    Plain.text(StoredAddressBook.file(invocation.folders()).toString()));
        }
        return () -> Stream.concat(wallets.all().stream(), book.names().stream()).toList();
    }

    /// One object in every case: review, how far it came, and the error if there was one.
    private int inJson(
            Review review, RecipientChecks recipients, Transactions transactions, Transactions.Until until,
            Progress progress) {
        Failures.@Nullable Failure failure = null;
        try {
            proceed(review, recipients, transactions, until, progress);
            failure = failedOutcome(progress);
        } catch (TernException e) {
            failure = Failures.of(e);
        } catch (IOException e) {
            failure = Failures.of(e, invocation.texts());
        } catch (RuntimeException | Error e) {
            // Whatever it is, what was sent has to be in the answer.
            failure = Failures.ofMistake(e, invocation.texts());
            LoggerFactory.getLogger(TransactionFlow.class).debug("a mistake in Tern", e);
        }
        try (Json json = new Json()) {
            json.text("network", review.network().id())
                    .text("genesis", review.genesis().toString())
                    .text("action", review.action());
            ReviewText.write(json, review);
            json.flag("sent", progress.sent);
            json.textOrNull("hash",
                    Optional.ofNullable(progress.signed).map(signed -> signed.hash().toString()));
            OutcomeText.write(json, progress.outcome, progress.report);
            if (failure != null) {
                CommandLineProgram.writeError(json, failure);
            }
            json.writeTo(invocation.out());
        }
        return failure == null ? 0 : failure.trouble().exitCode();
    }

    private void proceed(
            Review review, RecipientChecks recipients, Transactions transactions, Transactions.Until until,
            Progress progress)
            throws TernException, IOException {
        requireSafe(review, recipients);
        requireAgain(progress.pending);
        if (invocation.arguments().has("--dry-run")) {
            return;
        }
        consent();
        SignedExtrinsic signed;
        try (KeyPair key = new Unlocking(invocation, keystore).coldkey(wallet)) {
            signed = transactions.signAndCheck(review.draft(), Signer.of(key));
        }
        progress.signed = signed;
        progress.pending.sending(signed, review);
        invocation.announce(signed);
        progress.sent = true;
        Outcome outcome = followed(transactions, signed, until, progress.pending);
        progress.outcome = outcome;
        progress.report = OutcomeReader.read(review.plan(), outcome);
        Optional<AccountId> recipient = review.recipient();
        if (outcome.success() && recipient.isPresent()) {
            remember(review.genesis(), recipient.get());
        }
    }

    private Outcome followed(
            Transactions transactions, SignedExtrinsic signed, Transactions.Until until, PendingSends pending)
            throws ChainException {
        try {
            Outcome outcome = transactions.submitAndFollow(signed, until, this::follow);
            if (outcome.finalized()) {
                settle(pending, signed, true);
            }
            return outcome;
        } catch (ChainException e) {
            // All other ends leave it open: a node that says it did not take it may have passed it on.
            if (e.kind() == ChainException.Kind.EXPIRED) {
                settle(pending, signed, false);
            }
            throw e;
        }
    }

    /// The outcome counts: an entry that stays is settled at the next transaction.
    private void settle(PendingSends pending, SignedExtrinsic signed, boolean included) {
        try {
            pending.settled(signed, included);
        } catch (TernException e) {
            invocation.remark("pending.unsettled", Plain.text(e.sentence()));
        }
    }

    /// The flags that answer before there is a question are the command line's own; the rest is everybody's.
    private void requireSafe(Review review, RecipientChecks recipients) throws TernException {
        boolean allowed = invocation.arguments().has("--without-digest");
        switch (ReviewChecks.digestVerdict(review)) {
            case SIGN -> {
                // the other checks follow
            }
            case NEVER -> throw invocation.trouble(Trouble.REFUSED, "refuse.digest");
            case ONLY_IF_ALLOWED -> {
                if (!allowed) {
                    throw invocation.trouble(Trouble.REFUSED, "refuse.digest-flag");
                }
            }
        }
        ReviewChecks.requireSafe(review, allowed);
        if (review.recipient().isPresent() && invocation.arguments().has("--yes")) {
            if (review.plan().intent() instanceof Intent.TransferStake) {
                recipients.requireTakesStake(review.recipient().get());
            }
            Optional<String> twin = recipients.lookAlike(review.recipient().get());
            if (twin.isPresent()) {
                throw invocation.trouble(Trouble.REFUSED, "refuse.look-alike", twin.get());
            }
        }
    }

    /// A person has read the note in the review; `--yes` was typed before there was one.
    private void requireAgain(PendingSends pending) throws CliException {
        Optional<PendingTransactions.Entry> open = pending.open();
        if (open.isPresent() && invocation.arguments().has("--yes") && !invocation.arguments().has("--again")) {
            throw invocation.trouble(Trouble.REFUSED, "refuse.pending", Plain.text(open.get().summary()),
                    open.get().hash());
        }
    }

    /// The money has moved: a list that cannot be written must not make it look as if it had not.
    private void remember(Hash32 genesis, AccountId recipient) {
        try {
            new KnownRecipients(invocation.folders(), genesis).add(recipient);
        } catch (TernException e) {
            invocation.remark("recipients.not-remembered", Plain.text(e.sentence()));
        }
    }

    private void consent() throws CliException {
        if (invocation.arguments().has("--yes")) {
            return;
        }
        if (invocation.json() || !invocation.terminal().isInteractive()) {
            throw invocation.trouble(Trouble.NOT_CONFIRMED, "confirm.nobody");
        }
        invocation.out().flush();
        String answer = invocation.terminal().readLine(invocation.texts().get("confirm.ask"));
        if (answer == null || !answer.strip().equalsIgnoreCase(invocation.texts().get("confirm.yes"))) {
            throw invocation.trouble(Trouble.NOT_CONFIRMED, "confirm.no");
        }
    }

    private void follow(TxStatus status) {
        switch (status) {
            case TxStatus.Sent sent -> invocation.remark("status.sent", sent.hash());
            case TxStatus.Future _ -> invocation.remark("status.future");
            case TxStatus.InBlock in -> invocation.remark("status.in-block",
                    Amounts.grouped(in.outcome().block().number()));
            case TxStatus.Retracted _ -> invocation.remark("status.retracted");
            case TxStatus.FinalityLate _ -> invocation.remark("status.finality-late");
            case TxStatus.Searching _ -> invocation.remark("status.searching");
            case TxStatus.Ready _,TxStatus.Broadcast _,TxStatus.Finalized _ -> {
                // The verdict says what is final; the rest is of no use to a person.
            }
        }
    }

    private int verdict(Review review, Progress progress) {
        if (progress.outcome == null || progress.report == null) {
            invocation.say("confirm.dry-run");
            return 0;
        }
        invocation.print(new OutcomeText(invocation.texts()).text(review, progress.outcome, progress.report));
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
        if (outcome.success() && report.done()) {
            return report.discrepancy().isEmpty()
                    ? null
                    : new Failures.Failure(Trouble.DIFFERS, Optional.empty(),
                            Plain.text(report.discrepancy().get()), Optional.empty());
        }
        if (outcome.failure().isPresent()) {
            return new Failures.Failure(Trouble.TRANSACTION, Optional.of(outcome.failure().get().name()),
                    Plain.text(outcome.failure().get().sentence()),
                    Optional.of(outcome.failure().get().docs()).filter(docs -> !docs.isBlank()).map(Plain::text));
        }
        return new Failures.Failure(Trouble.TRANSACTION, Optional.of("no-effect"),
                Plain.text(report.discrepancy().orElse(texts.get("outcome.no-effect"))), Optional.empty());
    }

    private Transactions.Until until() throws CliException {
        return switch (invocation.arguments().value("--wait").orElse("block")) {
            case "block" -> Transactions.Until.IN_BLOCK;
            case "finalized" -> Transactions.Until.FINALIZED;
            default -> throw invocation.usage("wait.bad");
        };
    }

    private int validBlocks() throws CliException {
        Optional<String> text = invocation.arguments().value("--valid-blocks");
        if (text.isEmpty()) {
            return DEFAULT_VALID_BLOCKS;
        }
        for (int blocks = FEWEST_VALID_BLOCKS; blocks <= MOST_VALID_BLOCKS; blocks *= 2) {
            if (text.get().equals(Integer.toString(blocks))) {
                return blocks;
            }
        }
        throw invocation.usage("valid-blocks.bad", FEWEST_VALID_BLOCKS, MOST_VALID_BLOCKS);
    }
}

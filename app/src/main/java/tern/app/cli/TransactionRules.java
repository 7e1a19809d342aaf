package tern.app.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import tern.app.boot.PendingTransactions;
import tern.app.transact.AddressNames;
import tern.app.transact.Amounts;
import tern.app.transact.KnownRecipients;
import tern.app.transact.PendingSends;
import tern.app.transact.RecipientChecks;
import tern.app.transact.Review;
import tern.app.transact.ReviewChecks;
import tern.app.transact.Summaries;
import tern.app.wallets.BookException;
import tern.app.wallets.StoredAddressBook;
import tern.wallet.bittensor.Intent;
import tern.wallet.chain.SignedExtrinsic;
import tern.wallet.chain.Transactions;
import tern.wallet.chain.TxStatus;
import tern.wallet.keys.AccountId;
import tern.wallet.keystore.Keystore;
import tern.wallet.units.Hash32;
import tern.wallet.units.TernException;

/// What every command that signs asks, refuses and says on the way, whether it sends one transaction or several.
final class TransactionRules {

    /// Nobody waits longer at a terminal for a node that says nothing: what was sent is on the list of pending
    /// transactions, and the next command finds it there.
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final int DEFAULT_VALID_BLOCKS = 64;
    private static final int FEWEST_VALID_BLOCKS = 8;
    private static final int MOST_VALID_BLOCKS = 2048;

    private final Invocation invocation;
    private final Keystore keystore;

    TransactionRules(Invocation invocation, Keystore keystore) {
        this.invocation = invocation;
        this.keystore = keystore;
    }

    /// Wallets of the folder and the address book of the window, which knows exchanges. Without it nothing is signed: a
    /// marked exchange would look like any other address.
    AddressNames names() throws TernException {
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

    /// The outcome counts: an entry that stays is settled at the next transaction.
    void settle(PendingSends pending, SignedExtrinsic signed, boolean included) {
        try {
            pending.settled(signed, included);
        } catch (TernException e) {
            invocation.remark("pending.unsettled", Plain.text(e.sentence()));
        }
    }

    /// The flags that answer before there is a question are the command line's own; the rest is everybody's.
    void requireSafe(Review review, RecipientChecks recipients) throws TernException {
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
    void requireAgain(PendingSends pending) throws CliException {
        Optional<PendingTransactions.Entry> open = pending.open();
        if (open.isPresent() && invocation.arguments().has("--yes") && !invocation.arguments().has("--again")) {
            throw invocation.trouble(Trouble.REFUSED, "refuse.pending", Plain.text(Summaries.of(open.get()).words()),
                    open.get().hash());
        }
    }

    /// The money has moved: a list that cannot be written must not make it look as if it had not.
    void remember(Hash32 genesis, AccountId recipient) {
        try {
            new KnownRecipients(invocation.folders(), genesis).add(recipient);
        } catch (TernException e) {
            invocation.remark("recipients.not-remembered", Plain.text(e.sentence()));
        }
    }

    /// Asks whoever reads the review. Whoever reads for long agrees to numbers that are none any more.
    ///
    /// @param lasts for how long what is shown may be signed
    /// @return since when it is shown, for [#requireFresh] between unlocking and signing
    Instant consent(Duration lasts) throws CliException {
        Instant shown = invocation.terminal().clock().instant();
        if (invocation.arguments().has("--yes")) {
            return shown;
        }
        if (invocation.json() || !invocation.terminal().isInteractive()) {
            throw invocation.trouble(Trouble.NOT_CONFIRMED, "confirm.nobody");
        }
        invocation.out().flush();
        String answer = invocation.terminal().readLine(invocation.texts().get("confirm.ask"));
        if (answer == null || !answer.strip().equalsIgnoreCase(invocation.texts().get("confirm.yes"))) {
            throw invocation.trouble(Trouble.NOT_CONFIRMED, "confirm.no");
        }
        requireFresh(shown, lasts);
        return shown;
    }

    /// A question for a password waits as long as the person does, also where `--yes` has answered the other one.
    ///
    /// @param shown what [#consent] gave
    void requireFresh(Instant shown, Duration lasts) throws CliException {
        Duration age = Duration.between(shown, invocation.terminal().clock().instant());
        if (age.compareTo(lasts) > 0 || age.isNegative()) {
            throw invocation.trouble(Trouble.REFUSED, "refuse.stale", Math.max(0, age.toMinutes()));
        }
    }

    void follow(TxStatus status) {
        switch (status) {
            case TxStatus.Sent sent -> invocation.remark("status.sent", sent.hash());
            case TxStatus.Future _ -> invocation.remark("status.future");
            case TxStatus.InBlock in -> invocation.remark("status.in-block",
                    Amounts.grouped(in.outcome().block().number()));
            case TxStatus.Retracted _ -> invocation.remark("status.retracted");
            case TxStatus.FinalityLate _ -> invocation.remark("status.finality-late");
            case TxStatus.Searching _ -> invocation.remark("status.searching", PATIENCE.toMinutes());
            case TxStatus.Ready _,TxStatus.Broadcast _,TxStatus.Finalized _ -> {
                // The verdict says what is final; the rest is of no use to a person.
            }
        }
    }

    Transactions.Until until() throws CliException {
        return switch (invocation.arguments().value("--wait").orElse("block")) {
            case "block" -> Transactions.Until.IN_BLOCK;
            case "finalized" -> Transactions.Until.FINALIZED;
            default -> throw invocation.usage("wait.bad");
        };
    }

    int validBlocks() throws CliException {
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

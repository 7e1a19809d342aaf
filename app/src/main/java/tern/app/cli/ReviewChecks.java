package tern.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tern.app.boot.PendingTransactions;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Networks;
import tern.wallet.bittensor.Plan;
import tern.wallet.bittensor.Quote;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.chain.ChainRead;
import tern.wallet.chain.DigestState;
import tern.wallet.chain.Draft;
import tern.wallet.chain.DraftReview;
import tern.wallet.chain.Pending;
import tern.wallet.keys.AccountId;
import tern.wallet.keystore.Keystore;
import tern.wallet.keystore.Protection;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// Puts the review together from the plan, the decoded bytes, the chain's balances and what this computer knows, and
/// says no where signing would not be safe.
final class ReviewChecks {

    /// Where the runtime does not say how long a block takes. Source: 12 s on Bittensor's networks.
    private static final long USUAL_BLOCK_MILLIS = 12_000;

    private static final long MINUTE_MILLIS = 60_000;

    private final Invocation invocation;
    private final Keystore keystore;

    ReviewChecks(Invocation invocation, Keystore keystore) {
        this.invocation = invocation;
        this.keystore = keystore;
    }

    Review review(WalletEntry wallet, String action, ChainClient chain, Plan plan, Draft draft, DraftReview decoded,
            Optional<PendingTransactions.Entry> pending)
            throws TernException {
        Optional<AccountId> recipient = ReviewText.recipient(plan.intent());
        ChainRead read = chain.read(plan.block().hash());
        Pending<Optional<Value>> own = read.storage("System", "Account", Value.of(plan.intent().signer().bytes()));
        read.execute();
        Rao free = free(own);
        List<String> warnings = new ArrayList<>(plan.warnings());
        if (pending.isPresent()) {
            warnings.addFirst(text("warning.pending", Plain.text(pending.get().summary()), pending.get().hash()));
        }
        if (recipient.isPresent()) {
            warnAbout(recipient.get(), chain.genesis(), wallet, warnings);
        }
        if (draft.digestState() != DigestState.IN_FORCE) {
            warnings.add(text(draft.digestState() == DigestState.REFUSED
                    ? "warning.digest-refused"
                    : "warning.digest-missing"));
        }
        return new Review(wallet, action, chain.network(), chain.genesis(), plan, draft, decoded, free,
                after(plan, free, draft.fee()), minutes(draft, plan, chain), List.copyOf(warnings));
    }

    /// Says no where the person cannot judge: bytes that differ from the intent, an impostor's address without anybody
    /// looking, a signature that a lying node could turn into something else.
    void requireSafe(Review review) throws TernException {
        List<DraftReview.Mismatch> mismatches = review.decoded().mismatches();
        if (!mismatches.isEmpty()) {
            DraftReview.Mismatch first = mismatches.getFirst();
            throw new CliException(Trouble.REFUSED, text("refuse.mismatch"),
                    first.what() + ": wanted " + first.intended() + ", found " + first.found(), null);
        }
        DigestState digest = review.draft().digestState();
        Optional<String> refusal = digestRefusal(digest, isFinney(review.genesis()),
                invocation.arguments().has("--without-digest"));
        if (refusal.isPresent()) {
            throw invocation.trouble(Trouble.REFUSED, refusal.get());
        }
        Optional<AccountId> recipient = ReviewText.recipient(review.plan().intent());
        if (recipient.isPresent() && invocation.arguments().has("--yes")) {
            Optional<String> twin = KnownRecipients.lookAlike(recipient.get().address(), known(review.genesis()));
            if (twin.isPresent()) {
                throw invocation.trouble(Trouble.REFUSED, "refuse.look-alike", twin.get());
            }
        }
    }

    /// Which of the two other states the digest is in is the node's word, so on Finney both are refused and no option
    /// changes that.
    ///
    /// @param valuable whether the genesis is Finney's
    /// @param allowed  whether `--without-digest` was given
    /// @return the key of the sentence that says no; empty where signing may go on
    static Optional<String> digestRefusal(DigestState digest, boolean valuable, boolean allowed) {
        return switch (digest) {
            case IN_FORCE -> Optional.empty();
            case NOT_SUPPORTED -> valuable ? Optional.of("refuse.digest") : Optional.empty();
            case REFUSED -> {
                if (valuable) {
                    yield Optional.of("refuse.digest");
                }
                yield allowed ? Optional.empty() : Optional.of("refuse.digest-flag");
            }
        };
    }

    private void warnAbout(
            AccountId recipient, Hash32 genesis, WalletEntry wallet, List<String> warnings)
            throws TernException {
        String address = recipient.address();
        Set<String> known = known(genesis);
        Optional<String> twin = KnownRecipients.lookAlike(address, known);
        if (twin.isPresent()) {
            warnings.addFirst(text("warning.look-alike", twin.get()));
        }
        if (!known.contains(address)) {
            warnings.add(text("warning.first-time"));
        }
        for (WalletEntry one : keystore.list()) {
            if (!one.name().equals(wallet.name()) && one.coldkey().isPresent()
                    && one.coldkey().get().equals(recipient)) {
                warnings.add(text(one.protection() == Protection.NONE_WATCH_ONLY
                        ? "warning.watched-address"
                        : "warning.own-wallet", Plain.text(one.name(), 60)));
            }
        }
    }

    /// Addresses sent to, and the wallets of this folder.
    private Set<String> known(Hash32 genesis) throws TernException {
        Set<String> known = new LinkedHashSet<>(new KnownRecipients(invocation, genesis).addresses());
        for (WalletEntry entry : keystore.list()) {
            if (entry.coldkey().isPresent()) {
                known.add(entry.coldkey().get().address());
            }
        }
        return known;
    }

    private static Rao free(Pending<Optional<Value>> read) throws TernException {
        Optional<Value> account = read.get();
        return account.isEmpty() ? Rao.ZERO : Rao.of(account.get().field("data").field("free").asLong());
    }

    private static Optional<Rao> after(Plan plan, Rao free, Rao fee) {
        Rao paid = free.minusOrZero(fee);
        return switch (plan.intent()) {
            case Intent.Transfer _,Intent.TransferAll _,Intent.AddStake _ ->
                Optional.of(paid.minusOrZero(Review.amount(plan, fee)));
            case Intent.RemoveStake _ -> plan.quote().map(Quote::received).map(paid::plus);
        };
    }

    private static long minutes(Draft draft, Plan plan, ChainClient chain) throws ChainException {
        long blockMillis = USUAL_BLOCK_MILLIS;
        Optional<Value> slot = chain.runtime().constant("Aura", "SlotDuration");
        try {
            if (slot.isPresent() && slot.get().asLong() > 0) {
                blockMillis = slot.get().asLong();
            }
        } catch (ScaleException unusual) {
            // A runtime whose slots are no number: the usual length is near enough for «about».
            blockMillis = USUAL_BLOCK_MILLIS;
        }
        long blocks = Math.max(0, draft.death() - 1 - plan.block().number());
        return blocks > Integer.MAX_VALUE ? Long.MAX_VALUE : (blocks * blockMillis + MINUTE_MILLIS / 2) / MINUTE_MILLIS;
    }

    private static boolean isFinney(Hash32 genesis) {
        return Networks.finney().genesis().filter(genesis::equals).isPresent();
    }

    private String text(String key, Object... values) {
        return invocation.texts().get(key, values);
    }
}

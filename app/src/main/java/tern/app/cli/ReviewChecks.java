package tern.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /// @param free     what the account has that is not reserved
    /// @param isUnused whether nothing and nobody ever kept the account alive
    private record Balance(Rao free, boolean isUnused) {}

    Review review(WalletEntry wallet, String action, ChainClient chain, Plan plan, Draft draft, DraftReview decoded)
            throws TernException {
        Optional<AccountId> recipient = ReviewText.recipient(plan.intent());
        ChainRead read = chain.read(plan.block().hash());
        Pending<Optional<Value>> own = read.storage("System", "Account", Value.of(plan.intent().signer().bytes()));
        Pending<Optional<Value>> other = recipient.isEmpty()
                ? own
                : read.storage("System", "Account", Value.of(recipient.get().bytes()));
        read.execute();
        Balance balance = balance(own);
        List<String> warnings = new ArrayList<>(plan.warnings());
        if (recipient.isPresent()) {
            warnAbout(recipient.get(), balance(other), chain.genesis(), wallet, warnings);
        }
        if (draft.digestState() != DigestState.IN_FORCE) {
            warnings.add(text(draft.digestState() == DigestState.REFUSED
                    ? "warning.digest-refused"
                    : "warning.digest-missing"));
        }
        return new Review(wallet, action, chain.network(), chain.genesis(), plan, draft, decoded, balance.free(),
                after(plan, balance.free(), draft.fee()), minutes(draft, plan, chain), List.copyOf(warnings));
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
        boolean valuable = isFinney(review.genesis());
        boolean allowed = invocation.arguments().has("--without-digest");
        if (digest == DigestState.REFUSED && (valuable || !allowed)) {
            throw invocation.trouble(Trouble.REFUSED, valuable ? "refuse.digest" : "refuse.digest-flag");
        }
        if (digest == DigestState.NOT_SUPPORTED && valuable && !allowed) {
            throw invocation.trouble(Trouble.REFUSED, "refuse.digest-flag");
        }
        Optional<AccountId> recipient = ReviewText.recipient(review.plan().intent());
        if (recipient.isPresent() && invocation.arguments().has("--yes")) {
            Optional<String> twin = KnownRecipients.lookAlike(recipient.get().address(), known(review.genesis()));
            if (twin.isPresent()) {
                throw invocation.trouble(Trouble.REFUSED, "refuse.look-alike", twin.get());
            }
        }
    }

    private void warnAbout(
            AccountId recipient, Balance balance, Hash32 genesis, WalletEntry wallet, List<String> warnings)
            throws TernException {
        String address = recipient.address();
        Set<String> known = known(genesis);
        Optional<String> twin = KnownRecipients.lookAlike(address, known);
        if (twin.isPresent()) {
            warnings.addFirst(text("warning.look-alike", twin.get()));
        }
        if (!known.contains(address)) {
            warnings.add(text(balance.isUnused() ? "warning.first-time-unused" : "warning.first-time"));
        }
        for (WalletEntry one : keystore.list()) {
            if (!one.name().equals(wallet.name()) && one.coldkey().isPresent()
                    && one.coldkey().get().equals(recipient)) {
                warnings.add(text("warning.own-wallet", Plain.text(one.name(), 60)));
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

    private Balance balance(Pending<Optional<Value>> read) throws TernException {
        Optional<Value> account = read.get();
        if (account.isEmpty()) {
            return new Balance(Rao.ZERO, true);
        }
        Value value = account.get();
        Rao free = Rao.of(value.field("data").field("free").asLong());
        return new Balance(free, value.field("providers").asLong() == 0 && value.field("sufficients").asLong() == 0);
    }

    private static Optional<Rao> after(Plan plan, Rao free, Rao fee) {
        Rao paid = free.minusOrZero(fee);
        return switch (plan.intent()) {
            case Intent.Transfer _,Intent.TransferAll _,Intent.AddStake _ ->
                Optional.of(paid.minusOrZero(plan.amount()));
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

package tern.app.transact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tern.app.boot.PendingTransactions;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Networks;
import tern.wallet.bittensor.Plan;
import tern.wallet.bittensor.Quote;
import tern.wallet.bittensor.TokenSymbols;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.chain.ChainRead;
import tern.wallet.chain.DigestState;
import tern.wallet.chain.Draft;
import tern.wallet.chain.DraftReview;
import tern.wallet.chain.Pending;
import tern.wallet.keystore.WalletEntry;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// Puts the review together from the plan, the decoded bytes, the chain's balances and what this computer knows, and
/// says no where signing would not be safe.
public final class ReviewChecks {

    /// Where the runtime does not say how long a block takes. Source: 12 s on Bittensor's networks.
    private static final long USUAL_BLOCK_MILLIS = 12_000;
    private static final long MINUTE_MILLIS = 60_000;

    /// Far above what any call of Tern's costs on Bittensor (0.0001 to 0.0015 TAO).
    static final Rao HIGH_FEE = Rao.of(5_000_000);
    /// Above what a claim costs there at most (0.062 TAO).
    private static final Rao HIGH_CLAIM_FEE = Rao.of(80_000_000);
    /// The plan's estimate is a few rao above the draft's; more than this says that one of the two is made up.
    private static final long FEES_APART = 20;
    /// So many fees should stay.
    static final long FEES_LEFT = 5;

    private final RecipientChecks recipients;

    public ReviewChecks(RecipientChecks recipients) {
        this.recipients = recipients;
    }

    public Review review(WalletEntry wallet, ChainClient chain, Plan plan, Draft draft, DraftReview decoded,
            Optional<PendingTransactions.Entry> pending) throws TernException {
        ChainRead read = chain.read(plan.block().hash());
        Pending<Optional<Value>> own = read.storage("System", "Account", Value.of(plan.intent().signer().bytes()));
        TokenSymbols symbols = TokenSymbols.ask(read, chain.runtime(), StakeUnits.netuids(plan));
        read.execute();
        Rao free = free(own);
        Optional<Rao> after = after(plan, free, draft.fee());
        List<Warning> warnings = new ArrayList<>();
        for (String sentence : plan.warnings()) {
            warnings.add(new Warning(Warning.Kind.PLAN, sentence));
        }
        if (pending.isPresent()) {
            add(warnings, Warning.Kind.PENDING, "warning.pending", Summaries.of(pending.get()).words(),
                    pending.get().hash());
        }
        warnings.addAll(recipients.warnings(plan.intent(), wallet.name()));
        EarningChecks.besidePlan(chain, plan)
                .ifPresent(sentence -> warnings.add(new Warning(Warning.Kind.EARNS_NOTHING, sentence)));
        addMoney(plan, draft.fee(), after, warnings);
        if (draft.digestState() != DigestState.IN_FORCE) {
            boolean refused = draft.digestState() == DigestState.REFUSED;
            add(warnings, refused ? Warning.Kind.DIGEST_REFUSED : Warning.Kind.DIGEST_MISSING,
                    refused ? "warning.digest-refused" : "warning.digest-missing");
        }
        warnings.sort(Comparator.comparing(Warning::kind));
        return new Review(wallet, chain.network(), chain.genesis(), plan, draft, decoded, free, after,
                minutes(draft, plan, chain), warnings, new StakeUnits(symbols.get()),
                PlaceNames.read(chain, plan, recipients.names()));
    }

    private static void addMoney(Plan plan, Rao fee, Optional<Rao> after, List<Warning> warnings) {
        Rao planned = plan.fee().orElse(fee);
        if (isFarFrom(planned, fee)) {
            add(warnings, Warning.Kind.FEES_DIFFER, "warning.fees-differ", Amounts.full(planned, Amounts.TAO),
                    Amounts.full(fee, Amounts.TAO));
        }
        Rao high = highFee(plan);
        if (fee.compareTo(high) > 0) {
            add(warnings, Warning.Kind.FEE_HIGH, "warning.fee-high", Amounts.full(fee, Amounts.TAO),
                    Amounts.full(high, Amounts.TAO));
        }
        boolean closes = plan.intent() instanceof Intent.TransferAll all && !all.keepAlive();
        if (closes && after.filter(Rao::isZero).isPresent()) {
            add(warnings, Warning.Kind.CLOSES, "warning.closes");
        }
        if (plan.intent() instanceof Intent.TransferAll) {
            add(warnings, Warning.Kind.EVERYTHING, "warning.everything");
        }
        if (after.isPresent() && !closes && after.get().value() / FEES_LEFT < fee.value()) {
            add(warnings, Warning.Kind.LITTLE_LEFT, "warning.little-left", Amounts.full(after.get(), Amounts.TAO));
        }
    }

    /// A call made of several costs as much as they; a claim sells a fund's holdings one by one.
    private static Rao highFee(Plan plan) {
        Rao each = plan.intent() instanceof Intent.ClaimRoot ? HIGH_CLAIM_FEE : HIGH_FEE;
        return Rao.of(each.value() * Math.max(1, plan.parts().size()));
    }

    private static boolean isFarFrom(Rao one, Rao other) {
        Rao larger = one.max(other);
        return larger.minus(one.min(other)).value() > larger.value() / FEES_APART;
    }

    private static void add(List<Warning> warnings, Warning.Kind kind, String key, Object... values) {
        warnings.add(new Warning(kind, TransactException.text(key, values)));
    }

    /// Says no where the person cannot judge: bytes that differ from the intent, a signature that a lying node could
    /// turn into something else.
    ///
    /// @param withoutDigest whether the person allowed another digest than the node's on a chain without value
    /// @throws TransactException with the reason
    public static void requireSafe(Review review, boolean withoutDigest) throws TransactException {
        List<DraftReview.Mismatch> mismatches = review.decoded().mismatches();
        if (!mismatches.isEmpty()) {
            DraftReview.Mismatch first = mismatches.getFirst();
            throw TransactException.because(TransactException.Kind.REFUSED, "refuse.mismatch",
                    first.what() + ": wanted " + first.intended() + ", found " + first.found(), null);
        }
        switch (digestVerdict(review)) {
            case SIGN -> {
                // the runtime itself checks that the call means what the review says, or has no value to lose
            }
            case NEVER -> throw TransactException.of(TransactException.Kind.REFUSED, "refuse.digest");
            case ONLY_IF_ALLOWED -> {
                if (!withoutDigest) {
                    throw TransactException.of(TransactException.Kind.REFUSED, "refuse.digest-node");
                }
            }
        }
    }

    /// Whether a signature is safe with the digest as it is.
    public enum DigestVerdict {
        /// It may be signed.
        SIGN,
        /// It must not be signed.
        NEVER,
        /// Only where the person knows the node.
        ONLY_IF_ALLOWED
    }

    public static DigestVerdict digestVerdict(Review review) {
        return digestVerdict(review.draft().digestState(), isFinney(review.genesis()));
    }

    /// Which of the two other states the digest is in is the node's word, so on Finney both are refused and no option
    /// changes that.
    ///
    /// @param valuable whether the genesis is Finney's
    public static DigestVerdict digestVerdict(DigestState digest, boolean valuable) {
        return switch (digest) {
            case IN_FORCE -> DigestVerdict.SIGN;
            case NOT_SUPPORTED -> valuable ? DigestVerdict.NEVER : DigestVerdict.SIGN;
            case REFUSED -> valuable ? DigestVerdict.NEVER : DigestVerdict.ONLY_IF_ALLOWED;
        };
    }

    private static Rao free(Pending<Optional<Value>> read) throws TernException {
        Optional<Value> account = read.get();
        return account.isEmpty() ? Rao.ZERO : Rao.of(account.get().field("data").field("free").asLong());
    }

    /// Free TAO after what was planned; empty where the plan cannot tell.
    static Optional<Rao> after(Plan plan, Rao free, Rao fee) {
        Rao paid = free.minusOrZero(fee);
        return switch (plan.intent()) {
            case Intent.Transfer _,Intent.TransferAll _ ->
                Optional.of(paid.minusOrZero(Review.amount(plan, fee)));
            // of a trade that may be done in part, what fits is what is paid
            case Intent.AddStake _ ->
                Optional.of(paid.minusOrZero(plan.quote().map(Quote::paid).orElse(plan.amount())));
            case Intent.RemoveStake _ -> plan.quote().map(Quote::received).map(paid::plus);
            case Intent.RemoveAllStake _ -> Optional.of(paid.plus(plan.amount()));
            case Intent.TransferStake _,Intent.MoveStake _,Intent.SwapStake _ -> Optional.of(paid);
            case Intent.ClaimRoot _,Intent.RootClaimChoice _ -> Optional.of(paid);
            case Intent.Register _ -> Optional.of(paid.minusOrZero(plan.amount()));
            case Intent.RegisterByWork _,Intent.ServeAxon _ -> Optional.of(paid);
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

    static boolean isFinney(Hash32 genesis) {
        return Networks.finney().genesis().filter(genesis::equals).isPresent();
    }
}

package tern.wallet.bittensor;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tern.wallet.bittensor.PlanException.Kind;
import tern.wallet.chain.CallSpec;
import tern.wallet.chain.ChainException;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// Plans claims of what root stake has earned: from validators' funds (spec 441 and later) by
/// `claim_root_with_hotkey`, one for each fund, those alone that pay; before that by `claim_root` for the subnets that
/// owe most. Two round trips with funds, four before.
final class ClaimRootPlans {

    /// So many funds are claimed in one transaction: each claim may take an eighth of a block.
    static final int MOST_FUNDS = 4;
    /// So many subnets are claimed in one call. Source: `claim_root` refuses more (`InvalidSubnetNumber`).
    static final int MOST_SUBNETS = 5;

    private static final String MODULE = "SubtensorModule";

    private ClaimRootPlans() {}

    static Plan plan(ChainState state, Intent.ClaimRoot intent) throws PlanException, ChainException, StateException {
        return state.features().baskets() ? funds(state, intent) : subnets(state, intent);
    }

    private static Plan funds(ChainState state, Intent.ClaimRoot intent)
            throws PlanException, ChainException, StateException {
        boolean single = state.features().claimPerHotkey();
        if (intent.hotkey().isPresent() && !single) {
            throw new PlanException(Kind.UNSUPPORTED, "This network claims from all validators' funds at once only.",
                    "no call " + MODULE + ".claim_root_with_hotkey at runtime " + state.specVersion());
        }
        ReadRound round = state.round();
        Answer<RootFunds.FundClaims> asked = RootFunds.ask(state, round, List.of(intent.coldkey()))
                .orElseThrow(() -> new PlanException(Kind.UNSUPPORTED,
                        "This network does not say what validators' funds owe, so a claim could be lost."))
                .getFirst();
        Answer<Optional<Value>> hold = round.storage(MODULE, "RootStakeUnlockInterval");
        round.execute();
        RootFunds.FundClaims claims = asked.get();
        List<BasketPosition> owing = claims.positions()
                .stream()
                .filter(one -> intent.hotkey().isEmpty() || intent.hotkey().get().equals(one.hotkey()))
                .toList();
        List<BasketPosition> paying = owing.stream()
                .filter(one -> !one.worth().isZero() && one.worth().compareTo(claims.threshold()) >= 0)
                .sorted(Comparator.comparing(BasketPosition::worth).reversed())
                .toList();
        if (paying.isEmpty()) {
            throw nothingToClaim(owing, claims.threshold());
        }
        boolean batches = state.hasCall("Utility", "force_batch");
        int most = single ? (batches ? MOST_FUNDS : 1) : paying.size();
        List<BasketPosition> chosen = paying.subList(0, Math.min(most, paying.size()));
        CallSpec call = single
                ? RemoveAllStakePlans.batch(chosen.stream()
                        .map(one -> new CallSpec(MODULE, "claim_root_with_hotkey",
                                Map.of("hotkey", Shape.key(one.hotkey()))))
                        .toList())
                : new CallSpec(MODULE, "claim_root", Map.of("subnets", Value.seq()));
        List<Plan.Part> parts = chosen.stream()
                .map(one -> new Plan.Part(new Intent.ClaimRoot(intent.coldkey(), Optional.of(one.hotkey())),
                        Optional.empty(), Optional.empty(), one.worth()))
                .toList();
        Rao brings = chosen.stream().map(BasketPosition::worth).reduce(Rao.ZERO, Rao::plus);
        List<String> warnings = new ArrayList<>();
        int left = paying.size() - chosen.size();
        if (left > 0) {
            warnings.add("One transaction has no room for all claims: " + left
                    + (left == 1 ? " is left" : " are left") + " for another one after it.");
        }
        warnAboutHold(hold, warnings);
        warnAboutDust(chosen, warnings);
        return priced(state, intent, call, brings, parts, left, warnings);
    }

    private static PlanException nothingToClaim(List<BasketPosition> owing, Rao threshold) {
        Rao owed = owing.stream().map(BasketPosition::worth).reduce(Rao.ZERO, Rao::plus);
        return owed.isZero()
                ? new PlanException(Kind.AMOUNT, "There is nothing to claim.")
                : new PlanException(Kind.AMOUNT,
                        "A claim would pay nothing now and still cost its fee: a validator's fund"
                                + " pays from " + Words.tao(threshold) + " on, and " + Words.tao(owed)
                                + " are owed in all. Wait"
                                + " until it is more; nothing is lost meanwhile.");
    }

    private static void warnAboutHold(Answer<Optional<Value>> hold, List<String> warnings)
            throws ChainException, StateException {
        long blocks = hold.map("RootStakeUnlockInterval", value -> value.isEmpty() ? 0L : value.get().asLong()).get();
        if (blocks > 0) {
            warnings.add("After the claim no root stake with the same validators can be withdrawn for " + blocks
                    + " blocks (" + Words.blocks(blocks) + "). If you want to take it out, do that first: what is owed"
                    + " stays owed.");
        }
    }

    private static void warnAboutDust(List<BasketPosition> chosen, List<String> warnings) {
        Rao dust = chosen.stream()
                .flatMap(one -> one.claim().stream())
                .map(BasketPosition.Preview::forfeited)
                .reduce(Rao.ZERO, Rao::plus);
        if (!dust.isZero()) {
            warnings.add("About " + Words.tao(dust) + " are too small to be sold, and stay with the funds for good.");
        }
    }

    private static Plan priced(ChainState state, Intent intent, CallSpec call, Rao brings, List<Plan.Part> parts,
            int left, List<String> warnings) throws PlanException, ChainException, StateException {
        ReadRound round = state.round();
        SignerFacts signer = SignerFacts.ask(state, round, intent.signer(), call);
        round.execute();
        signer.check();
        signer.requireSpendable(Rao.ZERO);
        Rao fee = signer.feeReserve();
        if (!brings.isZero() && fee.compareTo(brings) >= 0) {
            warnings.addFirst(
                    "The fee of " + Words.tao(fee) + " is as much as the claim brings, or more. Wait until it is"
                            + " worth it; nothing is lost meanwhile.");
        }
        signer.warnAboutFee(warnings);
        return new Plan(intent, call, Optional.empty(), Optional.empty(), brings, signer.fee(), warnings,
                state.block(), parts, left);
    }

    // --- before validators' funds

    /// What one subnet owes, in rao of its alpha.
    private record Owed(int netuid, Rao alpha) {}

    private static Plan subnets(ChainState state, Intent.ClaimRoot intent)
            throws PlanException, ChainException, StateException {
        if (!state.hasCall(MODULE, "claim_root") || !state.hasStorage(MODULE, "RootClaimable")) {
            throw new PlanException(Kind.UNSUPPORTED, "This network has no root dividends to claim.",
                    "no call " + MODULE + ".claim_root or no storage RootClaimable at runtime " + state.specVersion());
        }
        if (intent.hotkey().isPresent()) {
            throw new PlanException(Kind.UNSUPPORTED, "This network claims from all validators at once only.",
                    "no call " + MODULE + ".claim_root_with_hotkey at runtime " + state.specVersion());
        }
        ReadRound first = state.round();
        Answer<List<StakeRow>> stakes = StakeReader.ask(state, first, List.of(intent.coldkey()));
        Answer<Optional<Value>> type = first.storage(MODULE, "RootClaimType", Shape.key(intent.coldkey()));
        first.execute();
        List<StakeRow> onRoot = stakes.get()
                .stream()
                .filter(row -> row.netuid() == 0 && row.coldkey().equals(intent.coldkey()))
                .toList();
        List<Owed> owed = owed(state, onRoot);
        if (owed.isEmpty()) {
            throw new PlanException(Kind.AMOUNT, "There is nothing to claim.");
        }
        List<Owed> chosen = owed.subList(0, Math.min(MOST_SUBNETS, owed.size()));
        ReadRound round = state.round();
        Map<Integer, Answer<Rao>> prices = new LinkedHashMap<>();
        if (state.features().swapApi()) {
            chosen.forEach(one -> prices.put(one.netuid(), SwapReader.askPrice(state, round, one.netuid())));
        }
        round.execute();
        Rao brings = Rao.ZERO;
        for (Owed one : chosen) {
            Answer<Rao> price = prices.get(one.netuid());
            brings = price == null ? brings : brings.plus(PoolMath.value(one.alpha(), price.get()));
        }
        List<String> warnings = new ArrayList<>();
        int left = owed.size() - chosen.size();
        if (left > 0) {
            warnings.add(
                    "One claim takes " + MOST_SUBNETS + " subnets: " + left + (left == 1 ? " is left" : " are left")
                            + " for another one after it.");
        }
        boolean keep = type.map("RootClaimType", chose -> chose.isPresent()
                && !chose.get().asVariant().name().equals("Swap")).get();
        warnings.add(keep
                ? "What is claimed stays alpha of the subnets that paid it, with the same validators."
                : "What is claimed is sold at whatever price stands then, and becomes root stake with the same"
                        + " validators.");
        CallSpec call = new CallSpec(MODULE, "claim_root", Map.of("subnets", Value.seq(chosen.stream()
                .map(Owed::netuid)
                .sorted()
                .map(Shape::key)
                .toList())));
        return priced(state, intent, call, brings, List.of(), left, warnings);
    }

    /// What subnets owe over all validators, most first; only what reaches the subnet's threshold.
    ///
    /// `owed = ⌊RootClaimable[hotkey][netuid] × root stake⌋ − RootClaimed[netuid, hotkey, coldkey]`
    private static List<Owed> owed(ChainState state, List<StakeRow> onRoot) throws ChainException, StateException {
        ReadRound rates = state.round();
        List<Answer<Map<Integer, BigInteger>>> rate = new ArrayList<>();
        for (StakeRow row : onRoot) {
            rate.add(rates.storage(MODULE, "RootClaimable", Shape.key(row.hotkey()))
                    .map("RootClaimable", ClaimRootPlans::rates));
        }
        rates.execute();
        ReadRound taken = state.round();
        Map<Integer, Answer<Rao>> thresholds = new LinkedHashMap<>();
        List<Earned> earned = new ArrayList<>();
        for (int i = 0; i < onRoot.size(); i++) {
            StakeRow row = onRoot.get(i);
            for (Map.Entry<Integer, BigInteger> one : rate.get(i).get().entrySet()) {
                BigInteger all = one.getValue().multiply(PoolMath.big(row.alpha())).shiftRight(32);
                int netuid = one.getKey();
                earned.add(new Earned(netuid, all, taken.storage(MODULE, "RootClaimed", Shape.key(netuid),
                        Shape.key(row.hotkey()), Shape.key(row.coldkey()))));
                thresholds.computeIfAbsent(netuid, it -> taken
                        .storage(MODULE, "RootClaimableThreshold", Shape.key(it))
                        .map("RootClaimableThreshold", RootFunds::threshold));
            }
        }
        taken.execute();
        Map<Integer, Rao> sums = new LinkedHashMap<>();
        for (Earned one : earned) {
            Rao due = one.due();
            Answer<Rao> least = thresholds.getOrDefault(one.netuid(), () -> Rao.ZERO);
            if (due.compareTo(least.get()) >= 0 && !due.isZero()) {
                sums.merge(one.netuid(), due, Rao::plus);
            }
        }
        return sums.entrySet()
                .stream()
                .map(sum -> new Owed(sum.getKey(), sum.getValue()))
                .sorted(Comparator.comparing(Owed::alpha).reversed())
                .toList();
    }

    private record Earned(int netuid, BigInteger all, Answer<Optional<Value>> claimed) {

        Rao due() throws ChainException, StateException {
            return claimed.map("RootClaimed", value -> {
                BigInteger before = value.isEmpty() ? BigInteger.ZERO : value.get().asInteger();
                return Shape.amount(Value.of(all.subtract(before).max(BigInteger.ZERO)));
            }).get();
        }
    }

    private static Map<Integer, BigInteger> rates(Optional<Value> stored) throws ScaleException {
        Map<Integer, BigInteger> rates = new LinkedHashMap<>();
        if (stored.isPresent()) {
            for (Value pair : stored.get().asList()) {
                rates.put(Shape.netuid(pair.at(0)), RootFunds.bits(pair.at(1)).max(BigInteger.ZERO));
            }
        }
        return rates;
    }

    static Plan plan(ChainState state, Intent.RootClaimChoice intent)
            throws PlanException, ChainException, StateException {
        if (!state.features().legacyRootClaim()) {
            throw new PlanException(Kind.UNSUPPORTED,
                    "On this network root dividends go into validators' funds: there is nothing to choose.",
                    "no call " + MODULE + ".set_root_claim_type at runtime " + state.specVersion());
        }
        CallSpec call = new CallSpec(MODULE, "set_root_claim_type",
                Map.of("new_root_claim_type", Value.variant(choice(intent))));
        return priced(state, intent, call, Rao.ZERO, List.of(), 0, new ArrayList<>());
    }

    /// As the runtime names it.
    static String choice(Intent.RootClaimChoice intent) {
        return intent.keep() ? "Keep" : "Swap";
    }
}

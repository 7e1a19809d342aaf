package tern.wallet.bittensor;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tern.wallet.bittensor.PlanException.Kind;
import tern.wallet.chain.CallSpec;
import tern.wallet.chain.ChainException;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// Plans claims of what root stake has earned before there were validators' funds: by `claim_root` for the subnets that
/// owe most at the present prices, and the choice of what becomes of it. Five round trips, one for the choice.
final class SubnetClaimPlans {

    /// So many subnets are claimed in one call. Source: `claim_root` refuses more (`InvalidSubnetNumber`).
    static final int MOST_SUBNETS = 5;

    private static final String MODULE = ClaimRootPlans.MODULE;

    private SubnetClaimPlans() {}

    /// What one subnet owes, in rao of its alpha, and what that is worth now, in rao of TAO.
    private record Owed(int netuid, Rao alpha, Rao worth) {}

    static Plan plan(ChainState state, Intent.ClaimRoot intent) throws PlanException, ChainException, StateException {
        if (!state.hasCall(MODULE, "claim_root") || !state.hasStorage(MODULE, "RootClaimable")) {
            throw new PlanException(Kind.UNSUPPORTED, Texts.get("plan.claim.unsupported"),
                    "no call " + MODULE + ".claim_root or no storage RootClaimable at runtime " + state.specVersion());
        }
        if (intent.hotkey().isPresent()) {
            throw new PlanException(Kind.UNSUPPORTED, Texts.get("plan.claim.all-validators"),
                    "no call " + MODULE + ".claim_root_with_hotkey at runtime " + state.specVersion());
        }
        ReadRound first = state.round();
        Answer<List<StakeRow>> stakes = StakeReader.ask(state, first, List.of(intent.coldkey()));
        Answer<Kept> kept = first.storage(MODULE, "RootClaimType", Shape.key(intent.coldkey()))
                .map("RootClaimType", Kept::of);
        first.execute();
        List<StakeRow> onRoot = stakes.get()
                .stream()
                .filter(row -> row.netuid() == 0 && row.coldkey().equals(intent.coldkey()))
                .toList();
        List<Owed> owed = priced(state, owed(state, onRoot));
        if (owed.isEmpty()) {
            throw new PlanException(Kind.AMOUNT, Texts.get("plan.claim.nothing"));
        }
        List<Owed> chosen = owed.subList(0, Math.min(MOST_SUBNETS, owed.size()));
        List<String> warnings = new ArrayList<>();
        int left = owed.size() - chosen.size();
        if (left > 0) {
            warnings.add(Texts.get(left == 1 ? "warn.claim.subnets.one" : "warn.claim.subnets.many", MOST_SUBNETS,
                    left));
        }
        Map<Boolean, List<Owed>> split = chosen.stream()
                .collect(Collectors.partitioningBy(kept.get()::keeps));
        List<Owed> stays = split.getOrDefault(true, List.of());
        List<Owed> sells = split.getOrDefault(false, List.of());
        if (!sells.isEmpty()) {
            warnings.add(Texts.get("warn.claim.sells", names(sells)));
        }
        if (!stays.isEmpty()) {
            warnings.add(Texts.get("warn.claim.keeps", names(stays), Words.tao(worth(stays))));
        }
        CallSpec call = new CallSpec(MODULE, "claim_root", Map.of("subnets", Value.seq(chosen.stream()
                .map(Owed::netuid)
                .sorted()
                .map(Shape::key)
                .toList())));
        SignerFacts signer = ask(state, intent, call);
        ClaimRootPlans.warnIfDear(signer, worth(chosen), warnings);
        signer.warnAboutFee(warnings);
        // what is kept brings no TAO
        return new Plan(intent, call, Optional.empty(), Optional.empty(), worth(sells), signer.fee(), warnings,
                state.block(), List.of(), left);
    }

    private static SignerFacts ask(ChainState state, Intent intent, CallSpec call)
            throws PlanException, ChainException, StateException {
        ReadRound round = state.round();
        SignerFacts signer = SignerFacts.ask(state, round, intent.signer(), call);
        round.execute();
        signer.check();
        signer.requireSpendable(Rao.ZERO);
        return signer;
    }

    private static Rao worth(List<Owed> owed) {
        return owed.stream().map(Owed::worth).reduce(Rao.ZERO, Rao::plus);
    }

    private static String names(List<Owed> owed) {
        return owed.stream().map(Owed::netuid).sorted().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /// Of which subnets dividends stay alpha. Source: `RootClaimType`: `Swap` (the default), `Keep`, `KeepSubnets`.
    private record Kept(boolean all, Set<Integer> some) {

        static Kept of(Optional<Value> stored) throws ScaleException {
            if (stored.isEmpty()) {
                return new Kept(false, Set.of());
            }
            Value.Variant type = stored.get().asVariant();
            Set<Integer> some = new TreeSet<>();
            if (type.name().equals("KeepSubnets")) {
                for (Value netuid : type.at(0).asList()) {
                    some.add(Shape.netuid(netuid));
                }
            }
            return new Kept(type.name().equals("Keep"), some);
        }

        boolean keeps(Owed owed) {
            return all || some.contains(owed.netuid());
        }
    }

    /// By what it is worth, most first: alpha of different subnets cannot be compared.
    private static List<Owed> priced(ChainState state, Map<Integer, Rao> owed) throws ChainException, StateException {
        ReadRound round = state.round();
        Map<Integer, QuoteReader> prices = new LinkedHashMap<>();
        for (int netuid : owed.keySet()) {
            prices.put(netuid, QuoteReader.ask(state, round, netuid, Quote.Side.SELL));
        }
        round.execute();
        List<Owed> priced = new ArrayList<>();
        for (Map.Entry<Integer, QuoteReader> one : prices.entrySet()) {
            Rao alpha = owed.getOrDefault(one.getKey(), Rao.ZERO);
            priced.add(new Owed(one.getKey(), alpha, PoolMath.value(alpha, one.getValue().price())));
        }
        priced.sort(Comparator.comparing(Owed::worth).reversed().thenComparing(Owed::netuid));
        return priced;
    }

    /// What subnets owe over all validators, in rao of alpha; only what reaches the subnet's threshold.
    ///
    /// `owed = ⌊RootClaimable[hotkey][netuid] × root stake⌋ − RootClaimed[netuid, hotkey, coldkey]`
    private static Map<Integer, Rao> owed(ChainState state, List<StakeRow> onRoot)
            throws ChainException, StateException {
        ReadRound rates = state.round();
        List<Answer<Map<Integer, BigInteger>>> rate = new ArrayList<>();
        for (StakeRow row : onRoot) {
            rate.add(rates.storage(MODULE, "RootClaimable", Shape.key(row.hotkey()))
                    .map("RootClaimable", SubnetClaimPlans::rates));
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
                Answer<Rao> threshold = thresholds.computeIfAbsent(netuid, it -> taken
                        .storage(MODULE, "RootClaimableThreshold", Shape.key(it))
                        .map("RootClaimableThreshold", RootFunds::threshold));
                earned.add(new Earned(netuid, all, threshold, taken.storage(MODULE, "RootClaimed", Shape.key(netuid),
                        Shape.key(row.hotkey()), Shape.key(row.coldkey()))));
            }
        }
        taken.execute();
        Map<Integer, Rao> sums = new LinkedHashMap<>();
        for (Earned one : earned) {
            Rao due = one.due();
            if (due.compareTo(one.threshold().get()) >= 0 && !due.isZero()) {
                sums.merge(one.netuid(), due, Rao::plus);
            }
        }
        return sums;
    }

    private record Earned(int netuid, BigInteger all, Answer<Rao> threshold, Answer<Optional<Value>> claimed) {

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
                    Texts.get("plan.claim.no-choice"),
                    "no call " + MODULE + ".set_root_claim_type at runtime " + state.specVersion());
        }
        CallSpec call = new CallSpec(MODULE, "set_root_claim_type",
                Map.of("new_root_claim_type", Value.variant(choice(intent))));
        SignerFacts signer = ask(state, intent, call);
        List<String> warnings = new ArrayList<>();
        signer.warnAboutFee(warnings);
        return new Plan(intent, call, Optional.empty(), Optional.empty(), Rao.ZERO, signer.fee(), warnings,
                state.block());
    }

    /// As the runtime names it.
    static String choice(Intent.RootClaimChoice intent) {
        return intent.keep() ? "Keep" : "Swap";
    }
}

package tern.wallet.bittensor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tern.wallet.bittensor.PlanException.Kind;
import tern.wallet.chain.CallSpec;
import tern.wallet.chain.ChainException;
import tern.wallet.keys.AccountId;
import tern.wallet.metadata.Calls;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// Plans taking all stake out. The chain's own `unstake_all` sells at any price, so it is not used: every position
/// leaves by a call of its own with its own limit, several of them in one `Utility.force_batch`, which carries out each
/// part whatever becomes of the others. Three round trips, one more for each 64 positions beyond the first.
///
/// What cannot leave is left out and said: locked stake, the hold on root, closed subnets, sales that are too large for
/// the tolerance.
final class RemoveAllStakePlans {

    /// So many positions leave in one transaction: as many as the chain's own call takes.
    static final int MOST_PARTS = 16;

    private static final int AT_ONCE = 64;
    private static final String MODULE = "SubtensorModule";
    private static final String UTILITY = "Utility";
    private static final String BATCH = "force_batch";

    private final ChainState state;
    private final Intent.RemoveAllStake intent;
    private final boolean limited;
    private final List<String> stays = new ArrayList<>();
    private final Map<Integer, Rao> soldBefore = new HashMap<>();
    private boolean notices;

    private RemoveAllStakePlans(ChainState state, Intent.RemoveAllStake intent) {
        this.state = state;
        this.intent = intent;
        this.limited = state.features().limitStakeCalls();
    }

    static Plan plan(ChainState state, Intent.RemoveAllStake intent)
            throws PlanException, ChainException, StateException {
        return new RemoveAllStakePlans(state, intent).plan();
    }

    private Plan plan() throws PlanException, ChainException, StateException {
        ReadRound first = state.round();
        Answer<List<StakeRow>> stakes = StakeReader.ask(state, first, List.of(intent.coldkey()));
        first.execute();
        List<StakeRow> positions = new ArrayList<>(stakes.get());
        positions.removeIf(row -> !row.coldkey().equals(intent.coldkey())
                || intent.hotkey().filter(only -> !only.equals(row.hotkey())).isPresent());
        if (positions.isEmpty()) {
            throw new PlanException(Kind.STAKE, intent.hotkey().isPresent()
                    ? "There is no stake with this validator."
                    : "There is no stake to take out.");
        }
        positions.sort(Comparator.comparingInt(StakeRow::netuid).thenComparing(row -> row.hotkey().address()));
        List<Plan.Part> parts = new ArrayList<>();
        int seen = 0;
        while (seen < positions.size() && parts.size() < MOST_PARTS) {
            List<StakeRow> some = positions.subList(seen, Math.min(positions.size(), seen + AT_ONCE));
            parts.addAll(leaving(some));
            seen += some.size();
        }
        if (parts.isEmpty()) {
            throw new PlanException(Kind.STAKE, "Nothing can leave now. " + String.join(" ", stays));
        }
        int left = positions.size() - seen + Math.max(0, parts.size() - MOST_PARTS);
        return signed(parts.subList(0, Math.min(parts.size(), MOST_PARTS)), left);
    }

    /// The plan for as many of the parts as the account can pay for in one transaction.
    private Plan signed(List<Plan.Part> parts, int left) throws PlanException, ChainException, StateException {
        boolean batches = state.hasCall(UTILITY, BATCH);
        List<Plan.Part> chosen = batches ? parts : List.of(largest(parts));
        SignerFacts signer = ask(chosen);
        signer.check();
        if (chosen.size() > 1
                && signer.feeReserve().compareTo(signer.balances().spendable(signer.existentialDeposit())) > 0) {
            // stake can pay the fee of a call that is about one position
            chosen = List.of(largest(parts));
            signer = ask(chosen);
        }
        int later = left + parts.size() - chosen.size();
        List<String> warnings = new ArrayList<>(stays);
        if (later > 0) {
            warnings.add("One transaction has no room for all: " + later
                    + (later == 1 ? " position is left" : " positions are left") + " for another one after it.");
        }
        if (!limited) {
            warnings.add(
                    "This network cannot limit the price of a trade: each position is sold at whatever price stands"
                            + " then.");
        }
        if (notices) {
            warnings.add("Some of the positions are large for their pools: look at what each brings.");
        }
        signer.warnIfStakePaysFee(warnings);
        signer.warnAboutFee(warnings);
        Rao brings = chosen.stream()
                .flatMap(part -> part.quote().stream())
                .map(Quote::received)
                .reduce(Rao.ZERO, Rao::plus);
        return new Plan(intent, call(chosen), Optional.empty(), Optional.empty(), brings, signer.fee(), warnings,
                state.block(), chosen, later);
    }

    private static Plan.Part largest(List<Plan.Part> parts) {
        return parts.stream()
                .max(Comparator.comparing(part -> part.quote().map(Quote::received).orElse(Rao.ZERO)))
                .orElseThrow();
    }

    private SignerFacts ask(List<Plan.Part> parts) throws ChainException, StateException {
        ReadRound round = state.round();
        SignerFacts signer = SignerFacts.ask(state, round, intent.coldkey(), call(parts));
        round.execute();
        return signer;
    }

    private CallSpec call(List<Plan.Part> parts) {
        List<CallSpec> calls = parts.stream().map(this::call).toList();
        return batch(calls);
    }

    /// One call for several, each carried out whatever becomes of the others.
    static CallSpec batch(List<CallSpec> calls) {
        return calls.size() == 1
                ? calls.getFirst()
                : new CallSpec(UTILITY, BATCH, Map.of("calls", Value.seq(calls.stream()
                        .map(call -> Calls.value(call.pallet(), call.name(), call.args()))
                        .toList())));
    }

    private CallSpec call(Plan.Part part) {
        return RemoveStakePlans.call(state, (Intent.RemoveStake) part.intent(), part.amount(),
                part.limitPrice().orElse(Rao.ZERO));
    }

    /// What has to be known of one position.
    private record Facts(StakeRow row, Rao soldBefore, QuoteReader all, QuoteReader before,
            Answer<Optional<Value>> open,
            Answer<Optional<Rao>> available, Answer<Optional<Value>> stakedAt, Answer<Optional<Value>> hold) {}

    private List<Plan.Part> leaving(List<StakeRow> rows) throws PlanException, ChainException, StateException {
        ReadRound round = state.round();
        List<Facts> facts = new ArrayList<>();
        for (StakeRow row : rows) {
            facts.add(ask(round, row));
        }
        round.execute();
        List<Plan.Part> parts = new ArrayList<>();
        for (Facts one : facts) {
            leaving(one).ifPresent(parts::add);
        }
        return parts;
    }

    private Facts ask(ReadRound round, StakeRow row) throws StateException {
        int netuid = row.netuid();
        Rao before = soldBefore.getOrDefault(netuid, Rao.ZERO);
        soldBefore.put(netuid, before.plus(row.alpha()));
        // positions on one subnet are sold one after the other: the second meets the price that the first has left
        QuoteReader all = QuoteReader.ask(state, round, netuid, Quote.Side.SELL);
        all.askAmount(round, before.plus(row.alpha()));
        QuoteReader first = QuoteReader.ask(state, round, netuid, Quote.Side.SELL);
        if (!before.isZero()) {
            first.askAmount(round, before);
        }
        return new Facts(row, before, all, first, TargetFacts.askOpen(round, netuid),
                RemoveStakePlans.askAvailable(state, round, row.coldkey(), netuid),
                round.storage(MODULE, "LastColdkeyHotkeyStakeBlock", Shape.key(row.coldkey()), Shape.key(row.hotkey())),
                round.storage(MODULE, "RootStakeUnlockInterval"));
    }

    private Optional<Plan.Part> leaving(Facts facts) throws ChainException, StateException {
        StakeRow row = facts.row();
        int netuid = row.netuid();
        try {
            TargetFacts.checkOpen(netuid, facts.open());
            RemoveStakePlans.checkPosition(netuid, facts.soldBefore().plus(row.alpha()),
                    facts.soldBefore().plus(row.alpha()), facts.available().get());
            StakeFacts.checkRootHold(state, netuid, facts.hold(), facts.stakedAt());
            Quote whole = facts.all().quote(facts.soldBefore().plus(row.alpha()));
            Quote before = facts.soldBefore().isZero() ? null : facts.before().quote(facts.soldBefore());
            Quote own = before == null
                    ? whole
                    : PoolMath.quote(netuid, Quote.Side.SELL, row.alpha(),
                            whole.received().minusOrZero(before.received()),
                            whole.poolFee().minusOrZero(before.poolFee()), whole.priceNow(), whole.source());
            TradeLimit limit = new TradeLimit(whole, intent.tolerance(), AtLimit.STOP);
            if (!limit.fits()) {
                throw limit.tooLarge();
            }
            notices |= own.impactBasisPoints() >= TradeLimit.NOTICEABLE_IMPACT;
            Intent.RemoveStake part = new Intent.RemoveStake(row.coldkey(), row.hotkey(), netuid, Optional.empty(),
                    intent.tolerance());
            return Optional.of(new Plan.Part(part, limited ? Optional.of(limit.price()) : Optional.empty(),
                    Optional.of(own), row.alpha()));
        } catch (PlanException e) {
            stays.add(Words.stake(row.alpha(), netuid) + " on subnet " + netuid + " with " + shortened(row.hotkey())
                    + " stay: " + e.sentence());
            return Optional.empty();
        }
    }

    private static String shortened(AccountId account) {
        String address = account.address();
        return address.substring(0, 6) + "…" + address.substring(address.length() - 6);
    }
}

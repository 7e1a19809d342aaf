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
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// Plans taking all stake out. The chain's own `unstake_all` sells at any price, so it is not used: every position
/// leaves by a call of its own with its own limit, several of them in one [Batch]. Four round trips, two more for each
/// 64 positions beyond the first.
///
/// What cannot leave is left out and said: locked stake, collateral, the hold on root, closed subnets, sales that are too
/// large for the tolerance. Of a subnet the smallest position leaves first, and only what leaves moves the price for the
/// next one and uses up what is free of locks.
final class RemoveAllStakePlans {

    /// So many positions leave in one transaction: as many as the chain's own call takes.
    static final int MOST_PARTS = 16;

    private static final int AT_ONCE = 64;

    private final ChainState state;
    private final Intent.RemoveAllStake intent;
    private final boolean limited;
    private final List<String> stays = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    /// What leaves each subnet, in rao of alpha.
    private final Map<Integer, Rao> leaves = new HashMap<>();
    /// What that brings, and the pool's fee.
    private final Map<Integer, Quote> sold = new HashMap<>();
    private boolean notices;
    private boolean near;

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
                    ? Texts.get("plan.all.none.validator")
                    : Texts.get("plan.all.none"));
        }
        positions.sort(Comparator.comparingInt(StakeRow::netuid)
                .thenComparing(StakeRow::alpha)
                .thenComparing(row -> row.hotkey().address()));
        List<Plan.Part> parts = new ArrayList<>();
        int seen = 0;
        while (seen < positions.size() && parts.size() < MOST_PARTS) {
            List<StakeRow> some = positions.subList(seen, Math.min(positions.size(), seen + AT_ONCE));
            parts.addAll(leaving(some));
            seen += some.size();
        }
        if (parts.isEmpty()) {
            throw new PlanException(Kind.STAKE, Texts.get("plan.all.stays", String.join(" ", stays)));
        }
        int left = positions.size() - seen + Math.max(0, parts.size() - MOST_PARTS);
        return signed(parts.subList(0, Math.min(parts.size(), MOST_PARTS)), left);
    }

    /// The plan for as many of the parts as the account can pay for in one transaction.
    private Plan signed(List<Plan.Part> parts, int left) throws PlanException, ChainException, StateException {
        boolean batches = Batch.possible(state);
        List<Plan.Part> chosen = batches ? parts : List.of(largest(parts));
        SignerFacts signer = ask(chosen);
        signer.check();
        if (chosen.size() > 1 && !signer.canPayFee()) {
            // stake can pay the fee of a call that is about one position
            chosen = List.of(largest(parts));
            signer = ask(chosen);
        }
        int later = left + parts.size() - chosen.size();
        List<String> warnings = new ArrayList<>(stays);
        warnings.addAll(notes.stream().distinct().toList());
        if (later > 0) {
            warnings.add(Texts.get(later == 1 ? "warn.all.later.one" : "warn.all.later.many", later));
        }
        if (!limited) {
            warnings.add(Texts.get("warn.price.all.no-limit"));
        }
        if (near) {
            warnings.add(Texts.get("warn.all.may-fail",
                    Words.percent(intent.tolerance().orElse(Tolerance.DEFAULT))));
        }
        if (notices) {
            warnings.add(Texts.get("warn.all.large"));
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
        return Batch.of(calls);
    }

    private CallSpec call(Plan.Part part) {
        return RemoveStakePlans.call(state, (Intent.RemoveStake) part.intent(), part.amount(),
                part.limitPrice().orElse(Rao.ZERO));
    }

    /// What has to be known of one position.
    private record Facts(StakeRow row, Answer<Optional<Value>> open, Answer<Rao> collateral,
            Answer<Optional<Value>> stakedAt) {}

    /// A position that may leave, and what its subnet's pool says of all that leaves up to it.
    private record Candidate(StakeRow row, Rao before, QuoteReader upTo) {}

    private List<Plan.Part> leaving(List<StakeRow> rows) throws ChainException, StateException {
        ReadRound round = state.round();
        Availability available = Availability.ask(state, round, intent.coldkey(),
                rows.stream().map(StakeRow::netuid).toList());
        Answer<Optional<Value>> hold = StakeFacts.askHold(round);
        List<Facts> facts = new ArrayList<>();
        for (StakeRow row : rows) {
            facts.add(new Facts(row, TargetFacts.askOpen(round, row.netuid()),
                    Availability.askCollateral(state, round, row.coldkey(), row.hotkey(), row.netuid()),
                    StakeFacts.askStakedAt(round, row.coldkey(), row.hotkey())));
        }
        round.execute();
        ReadRound sales = state.round();
        Map<Integer, Rao> free = new HashMap<>(leaves);
        List<Candidate> candidates = new ArrayList<>();
        for (Facts one : facts) {
            StakeRow row = one.row();
            Rao before = free.getOrDefault(row.netuid(), Rao.ZERO);
            if (isFree(one, before, available, hold)) {
                QuoteReader upTo = QuoteReader.ask(state, sales, row.netuid(), Quote.Side.SELL);
                upTo.askAmount(sales, before.plus(row.alpha()));
                candidates.add(new Candidate(row, before, upTo));
                free.put(row.netuid(), before.plus(row.alpha()));
            }
        }
        sales.execute();
        List<Plan.Part> parts = new ArrayList<>();
        for (Candidate one : candidates) {
            sold(one).ifPresent(parts::add);
        }
        return parts;
    }

    /// @param before what leaves the same subnet before it
    private boolean isFree(Facts facts, Rao before, Availability available, Answer<Optional<Value>> hold)
            throws ChainException, StateException {
        StakeRow row = facts.row();
        int netuid = row.netuid();
        try {
            TargetFacts.checkLeaving(netuid, facts.open(), limited, notes);
            RemoveStakePlans.checkPosition(netuid, row.alpha(), row.alpha(),
                    available.of(netuid, row.alpha(), facts.collateral()));
            Optional<Rao> onSubnet = available.onSubnet(netuid);
            if (onSubnet.isPresent()) {
                RemoveStakePlans.checkPosition(netuid, row.alpha(), row.alpha(),
                        Optional.of(onSubnet.get().minusOrZero(before)));
            }
            StakeFacts.checkRootHold(state, netuid, hold, facts.stakedAt());
            return true;
        } catch (PlanException e) {
            stays(row, e);
            return false;
        }
    }

    /// Positions of one subnet are sold one after the other: each meets the price that those before have left. They come
    /// smallest first, so where one is too large, all after it are.
    private Optional<Plan.Part> sold(Candidate one) throws ChainException, StateException {
        StakeRow row = one.row();
        int netuid = row.netuid();
        try {
            if (!leaves.getOrDefault(netuid, Rao.ZERO).equals(one.before())) {
                throw new PlanException(Kind.LIQUIDITY, Texts.get("plan.price.moves",
                        Words.percent(intent.tolerance().orElse(Tolerance.DEFAULT))));
            }
            Quote upTo = one.upTo().quote(one.before().plus(row.alpha()));
            Quote before = sold.get(netuid);
            Quote own = before == null
                    ? upTo
                    : PoolMath.quote(netuid, Quote.Side.SELL, row.alpha(),
                            upTo.received().minusOrZero(before.received()),
                            upTo.poolFee().minusOrZero(before.poolFee()), upTo.priceNow(), upTo.source());
            TradeLimit limit = new TradeLimit(own, intent.tolerance());
            if (!limit.holds()) {
                throw limit.tooLarge();
            }
            leaves.put(netuid, one.before().plus(row.alpha()));
            sold.put(netuid, upTo);
            near |= limited && !new TradeLimit(upTo, intent.tolerance()).fits();
            notices |= own.impactBasisPoints() >= TradeLimit.NOTICEABLE_IMPACT;
            Intent.RemoveStake part = new Intent.RemoveStake(row.coldkey(), row.hotkey(), netuid, Optional.empty(),
                    intent.tolerance());
            return Optional.of(new Plan.Part(part, limited ? Optional.of(limit.price()) : Optional.empty(),
                    Optional.of(own), row.alpha()));
        } catch (PlanException e) {
            stays(row, e);
            return Optional.empty();
        }
    }

    private void stays(StakeRow row, PlanException why) {
        stays.add(Texts.get("warn.all.stays", Words.stake(row.alpha(), row.netuid()), row.netuid(),
                shortened(row.hotkey()), why.sentence()));
    }

    private static String shortened(AccountId account) {
        String address = account.address();
        return address.substring(0, 6) + "…" + address.substring(address.length() - 6);
    }
}

package tern.wallet.yields;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tern.wallet.bittensor.Answer;
import tern.wallet.bittensor.ChainSource;
import tern.wallet.bittensor.ChainState;
import tern.wallet.bittensor.ChainValues;
import tern.wallet.bittensor.ReadRound;
import tern.wallet.bittensor.StateException;
import tern.wallet.bittensor.SwapReader;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.chain.Entry;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// Reads from a chain what yields are measured from, at one block. Calls block; for any thread.
///
/// Sources: `SwapRuntimeApi_current_alpha_price_all`; storage `NetworkRegisteredAt`, `LastEpochBlock` (before it
/// `LastMechansimStepBlock`), `Swap.FeeRate`, `TotalHotkeyAlpha`, `TotalHotkeySharesV2` and the older
/// `TotalHotkeyShares`, `Delegates`; for root `BasketRate`, `BasketShares` and what a fund would fetch
/// (`BetaBasketRuntimeApi`).
public final class MarketReader {

    private static final String MODULE = "SubtensorModule";
    private static final String FUNDS = "BetaBasketRuntimeApi";
    private static final String ALL_FUNDS = "get_all_validator_baskets";
    private static final String ONE_FUND = "get_validator_basket_nav";
    private static final int FEE_PARTS = 65_535;
    private static final long BILLION = 1_000_000_000L;
    /// Up to so many funds are asked for one by one: each costs a node the look into all its holdings.
    private static final int FEW_FUNDS = 6;

    private final ChainClient client;
    private final ChainSource source;

    public MarketReader(ChainClient client) {
        this.client = client;
        this.source = ChainSource.of(client);
    }

    /// The look at the first block after the chain's own, with no subnets: when the past begins. Empty where it has none yet, and
    /// where the runtime tells no prices.
    public Optional<MarketSample> oldest() throws ChainException, StateException {
        Optional<BlockRef> first = client.events().hashes(1, 1).stream().findFirst();
        return first.isPresent() ? read(first.get(), Set.of(), Set.of()) : Optional.empty();
    }

    /// The subnets that were there at a block, root among them.
    public Set<Integer> netuids(BlockRef block) throws ChainException, StateException {
        Set<Integer> netuids = new TreeSet<>();
        for (Entry entry : client.storageEntries(block.hash(), MODULE, "NetworksAdded")) {
            try {
                if (entry.value().asBool()) {
                    netuids.add(number(entry.keys().getFirst()));
                }
            } catch (ScaleException e) {
                throw StateException.unreadable("NetworksAdded", e);
            }
        }
        return netuids;
    }

    /// The validators that the last payouts paid, and those with a seat on root.
    public Set<Stand> earners(BlockRef block) throws ChainException, StateException {
        Set<Stand> stands = new HashSet<>(seats(block, Set.of(0), false));
        for (Entry entry : client.storageEntries(block.hash(), MODULE, "AlphaDividendsPerSubnet")) {
            try {
                if (entry.value().asInteger().signum() > 0) {
                    stand(number(entry.keys().getFirst()), entry.keys().getLast()).ifPresent(stands::add);
                }
            } catch (ScaleException e) {
                throw StateException.unreadable("AlphaDividendsPerSubnet", e);
            }
        }
        return stands;
    }

    /// The neurons of a subnet that may validate; on root all that have a seat.
    public Set<Stand> validators(BlockRef block, int netuid) throws ChainException, StateException {
        return seats(block, Set.of(netuid), netuid != 0);
    }

    private Set<Stand> seats(BlockRef block, Collection<Integer> netuids, boolean permitted)
            throws ChainException, StateException {
        ChainState state = source.at(block);
        ReadRound sizes = state.round();
        Map<Integer, Answer<Optional<Value>>> answers = new LinkedHashMap<>();
        for (int netuid : netuids) {
            answers.put(netuid, sizes.storage(MODULE, permitted ? "ValidatorPermit" : "SubnetworkN",
                    Value.of(netuid)));
        }
        sizes.execute();
        ReadRound round = state.round();
        List<Answer<Optional<Stand>>> keys = new ArrayList<>();
        for (Map.Entry<Integer, Answer<Optional<Value>>> entry : answers.entrySet()) {
            int netuid = entry.getKey();
            for (int uid : entry.getValue().map("seats", MarketReader::uids).get()) {
                keys.add(round.storage(MODULE, "Keys", Value.of(netuid), Value.of(uid))
                        .map("Keys", key -> key.isEmpty() ? Optional.empty() : stand(netuid, key.get())));
            }
        }
        round.execute();
        Set<Stand> stands = new HashSet<>();
        for (Answer<Optional<Stand>> key : keys) {
            key.get().ifPresent(stands::add);
        }
        return stands;
    }

    private static List<Integer> uids(Optional<Value> stored) throws ScaleException {
        List<Integer> uids = new ArrayList<>();
        if (stored.isEmpty()) {
            return uids;
        }
        if (stored.get() instanceof Value.Seq permits) {
            for (int uid = 0; uid < permits.items().size(); uid++) {
                if (permits.items().get(uid).asBool()) {
                    uids.add(uid);
                }
            }
        } else {
            int count = number(stored.get());
            for (int uid = 0; uid < count; uid++) {
                uids.add(uid);
            }
        }
        return uids;
    }

    private static Optional<Stand> stand(int netuid, Value key) throws ScaleException {
        byte[] bytes = key.asBytes();
        if (bytes.length != 32) {
            throw new ScaleException(ScaleException.Kind.MISMATCH, "a key of " + bytes.length + " bytes");
        }
        AccountId account = AccountId.of(bytes);
        return account.equals(AccountId.of(new byte[32])) ? Optional.empty() : Optional.of(new Stand(netuid, account));
    }

    private static int number(Value value) throws ScaleException {
        int number = value.asInt();
        if (number < 0 || number > 65_535) {
            throw new ScaleException(ScaleException.Kind.RANGE, number + " as a 16-bit number");
        }
        return number;
    }

    /// All those subnets and validators at a block: one round trip, and one to learn the block's runtime.
    ///
    /// @param netuids that may be there; root among them
    /// @param stands  of those subnets
    /// @return empty before the chain's first block, and where the runtime tells no prices
    public Optional<MarketSample> read(BlockRef block, Collection<Integer> netuids, Collection<Stand> stands)
            throws ChainException, StateException {
        ChainState state = source.at(block);
        if (!state.features().swapApi()) {
            return Optional.empty();
        }
        ReadRound round = state.round();
        Answer<Optional<Instant>> time = ChainValues.askTime(round);
        Answer<Map<Integer, Rao>> prices = SwapReader.askPrices(state, round,
                netuids.stream().filter(netuid -> netuid != 0).sorted().toList());
        Map<Integer, SubnetAsk> subnets = new HashMap<>();
        for (int netuid : netuids) {
            subnets.put(netuid, new SubnetAsk(state, round, netuid));
        }
        boolean funds = state.features().baskets() && state.hasStorage(MODULE, "BasketRate");
        List<AccountId> seats = stands.stream().filter(at -> at.netuid() == 0).map(Stand::hotkey).toList();
        Answer<Map<AccountId, Rao>> worths = funds && !seats.isEmpty()
                ? askFunds(state, round, seats)
                : Map::of;
        Map<Stand, UnitAsk> units = new HashMap<>();
        for (Stand stand : stands) {
            units.put(stand, new UnitAsk(state, round, stand, funds));
        }
        round.execute();
        if (time.get().isEmpty()) {
            return Optional.empty();
        }
        Map<Integer, Rao> found = prices.get();
        Map<Integer, SubnetSample> samples = new HashMap<>();
        for (Map.Entry<Integer, SubnetAsk> entry : subnets.entrySet()) {
            Rao price = entry.getKey() == 0 ? Rao.of(Rao.PER_TAO) : found.get(entry.getKey());
            if (price != null) {
                samples.put(entry.getKey(), entry.getValue().sample(block, price));
            }
        }
        Map<Stand, Unit> read = new HashMap<>();
        Map<AccountId, Rao> worth = worths.get();
        for (Map.Entry<Stand, UnitAsk> entry : units.entrySet()) {
            read.put(entry.getKey(), entry.getValue().unit(worth));
        }
        return Optional.of(new MarketSample(block, time.get().get(), funds, samples, read));
    }

    private static Answer<Map<AccountId, Rao>> askFunds(ChainState state, ReadRound round, List<AccountId> hotkeys) {
        if (hotkeys.size() > FEW_FUNDS && state.hasApi(FUNDS, ALL_FUNDS)) {
            return round.api(FUNDS, ALL_FUNDS).map(ALL_FUNDS, answer -> {
                Map<AccountId, Rao> worths = new HashMap<>();
                for (Value row : answer.asList()) {
                    Rao worth = amount(row.field("nav"));
                    stand(0, row.field("hotkey")).ifPresent(seat -> worths.put(seat.hotkey(), worth));
                }
                return worths;
            });
        }
        Map<AccountId, Answer<Rao>> each = new LinkedHashMap<>();
        for (AccountId hotkey : hotkeys) {
            each.put(hotkey, round.api(FUNDS, ONE_FUND, Value.of(hotkey.bytes())).map(ONE_FUND, MarketReader::amount));
        }
        return () -> {
            Map<AccountId, Rao> worths = new HashMap<>();
            for (Map.Entry<AccountId, Answer<Rao>> entry : each.entrySet()) {
                worths.put(entry.getKey(), entry.getValue().get());
            }
            return worths;
        };
    }

    private static Rao amount(Value value) throws ScaleException {
        return amount(value.asInteger());
    }

    private static Rao amount(BigInteger value) throws ScaleException {
        if (value.signum() < 0 || value.bitLength() > 62) {
            throw new ScaleException(ScaleException.Kind.RANGE, value + " rao is more than can exist");
        }
        return Rao.of(value);
    }

    private static long block(Optional<Value> value) throws ScaleException {
        return value.isEmpty() ? 0 : amount(value.get()).value();
    }

    /// What is asked of one subnet.
    private static final class SubnetAsk {

        private final int netuid;
        private final Answer<Long> born;
        private final Answer<Long> paid;
        private final Answer<Long> fee;
        private final boolean saysPaid;

        SubnetAsk(ChainState state, ReadRound round, int netuid) {
            this.netuid = netuid;
            Value key = Value.of(netuid);
            born = round.storage(MODULE, "NetworkRegisteredAt", key).map("NetworkRegisteredAt", MarketReader::block);
            String payout = state.hasStorage(MODULE, "LastEpochBlock") ? "LastEpochBlock" : "LastMechansimStepBlock";
            saysPaid = netuid != 0 && state.hasStorage(MODULE, payout);
            paid = round.storage(MODULE, payout, key).map(payout, MarketReader::block);
            fee = round.storage("Swap", "FeeRate", key)
                    .map("FeeRate", parts -> parts.isEmpty()
                            ? 0
                            : number(parts.get()) * BILLION / FEE_PARTS);
        }

        SubnetSample sample(BlockRef block, Rao price) throws ChainException, StateException {
            return new SubnetSample(netuid, price, born.get(), saysPaid ? paid.get() : block.number(),
                    netuid == 0 ? 0 : fee.get());
        }
    }

    /// What is asked of one validator on one subnet.
    private static final class UnitAsk {

        private final Stand stand;
        private final boolean funds;
        private final Answer<Rao> pool;
        private final Answer<Integer> take;
        private final Answer<Optional<Value>> oldShares;
        private final Answer<Optional<Value>> newShares;
        private final Answer<Long> credited;

        UnitAsk(ChainState state, ReadRound round, Stand stand, boolean funds) {
            this.stand = stand;
            this.funds = funds;
            Value hotkey = Value.of(stand.hotkey().bytes());
            Value netuid = Value.of(stand.netuid());
            boolean root = stand.netuid() == 0;
            pool = round.storage(MODULE, "TotalHotkeyAlpha", hotkey, netuid)
                    .map("TotalHotkeyAlpha", alpha -> alpha.isEmpty() ? Rao.ZERO : amount(alpha.get()));
            take = round.storage(MODULE, "Delegates", hotkey)
                    .map("Delegates", parts -> parts.isEmpty() ? 0 : number(parts.get()));
            oldShares = root || !state.hasStorage(MODULE, "TotalHotkeyShares")
                    ? Optional::empty
                    : round.storage(MODULE, "TotalHotkeyShares", hotkey, netuid);
            newShares = root
                    ? funds ? round.storage(MODULE, "BasketShares", hotkey) : Optional::empty
                    : round.storage(MODULE, "TotalHotkeySharesV2", hotkey, netuid);
            credited = root && funds
                    ? round.storage(MODULE, "BasketRate", hotkey)
                            .map("BasketRate", rate -> rate.isEmpty() ? 0 : amount(bits(rate.get())).value())
                    : () -> 0L;
        }

        Unit unit(Map<AccountId, Rao> worths) throws ChainException, StateException {
            return stand.netuid() == 0 ? ofFund(worths) : ofPool();
        }

        private Unit ofFund(Map<AccountId, Rao> worths) throws ChainException, StateException {
            BigInteger shares = newShares.map("BasketShares", value -> value.isEmpty()
                    ? BigInteger.ZERO
                    : value.get().asInteger()).get();
            long perShare = funds
                    ? Unit.perShare(worths.getOrDefault(stand.hotkey(), Rao.ZERO), shares, BigInteger.ONE).orElse(0L)
                    : 0;
            return new Unit(perShare, credited.get(), take.get(), pool.get());
        }

        /// An entry of the older layout counts as long as it is there.
        private Unit ofPool() throws ChainException, StateException {
            BigInteger old = oldShares.map("TotalHotkeyShares", value -> value.isEmpty()
                    ? BigInteger.ZERO
                    : bits(value.get())).get();
            Rao alpha = pool.get();
            Optional<Long> perShare = old.signum() > 0
                    ? Unit.perShare(alpha, old, BigInteger.ONE.shiftLeft(64))
                    : newShares.map("TotalHotkeySharesV2", value -> value.isEmpty()
                            ? Optional.<Long>empty()
                            : decimal(alpha, value.get())).get();
            return new Unit(perShare.orElse(0L), 0, take.get(), alpha);
        }

        /// `mantissa · 10^exponent`.
        private static Optional<Long> decimal(Rao alpha, Value shares) throws ScaleException {
            BigInteger mantissa = shares.field("mantissa").asInteger();
            BigInteger exponent = shares.field("exponent").asInteger();
            if (exponent.bitLength() > 8) {
                return Optional.empty();
            }
            int power = exponent.intValue();
            return power < 0
                    ? Unit.perShare(alpha, mantissa, BigInteger.TEN.pow(-power))
                    : Unit.perShare(alpha, mantissa.multiply(BigInteger.TEN.pow(power)), BigInteger.ONE);
        }

        private static BigInteger bits(Value fixed) throws ScaleException {
            Optional<Value> field = fixed.find("bits");
            return field.isPresent() ? field.get().asInteger() : fixed.asInteger();
        }
    }
}

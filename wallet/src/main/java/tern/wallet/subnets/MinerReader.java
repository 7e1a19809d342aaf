package tern.wallet.subnets;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tern.wallet.bittensor.Answer;
import tern.wallet.bittensor.Balances;
import tern.wallet.bittensor.ChainSource;
import tern.wallet.bittensor.ChainState;
import tern.wallet.bittensor.ReadRound;
import tern.wallet.bittensor.SeatFacts;
import tern.wallet.bittensor.Shape;
import tern.wallet.bittensor.StakeReader;
import tern.wallet.bittensor.StakeRow;
import tern.wallet.bittensor.StateException;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// Reads how one miner stands: its seat, what the last epoch paid it, and the stake that it is paid into. Blocking; any
/// thread.
public final class MinerReader {

    private static final String MODULE = "SubtensorModule";
    private static final int VERSION_4 = 4;

    private final ChainSource source;

    public MinerReader(ChainClient chain) {
        this(ChainSource.of(chain));
    }

    MinerReader(ChainSource source) {
        this.source = source;
    }

    /// Two round trips.
    ///
    /// @param coldkey who owns the hotkey, or is to
    /// @throws ChainException when the chain could not be read
    /// @throws StateException when what it answered cannot be used
    public MinerStand read(int netuid, AccountId hotkey, AccountId coldkey, BlockRef at)
            throws ChainException, StateException {
        ChainState state = source.recent(at);
        Value subnet = Shape.key(netuid);
        ReadRound round = state.round();
        SeatFacts facts = SeatFacts.ask(state, round, netuid, hotkey);
        Answer<Balances> balances = Balances.ask(round, coldkey);
        Answer<List<StakeRow>> stakes = StakeReader.ask(state, round, List.of(coldkey));
        Answer<Optional<Long>> payout = LastPayouts.ask(state, round, netuid);
        Answer<Optional<Value>> tempo = round.storage(MODULE, "Tempo", subnet);
        Answer<Optional<Value>> emission = round.storage(MODULE, "Emission", subnet);
        Answer<Optional<Value>> incentive = round.storage(MODULE, "Incentive", subnet);
        Answer<Optional<Value>> axon = round.storage(MODULE, "Axons", subnet, Shape.key(hotkey));
        round.execute();
        OptionalInt uid = facts.uid();
        Optional<MinerStand.Seat> seat = Optional.empty();
        if (uid.isPresent()) {
            ReadRound more = state.round();
            Answer<Optional<Value>> registered = more.storage(MODULE, "BlockAtRegistration", subnet,
                    Value.of(uid.getAsInt()));
            more.execute();
            long since = number("BlockAtRegistration", registered);
            seat = Optional.of(new MinerStand.Seat(uid.getAsInt(), since,
                    Math.max(0, since + facts.immunityBlocks() - at.number()),
                    Rao.of(Math.max(0, column("Emission", emission, uid.getAsInt()))),
                    (int) column("Incentive", incentive, uid.getAsInt())));
        }
        Rao stake = stake(stakes.get(), netuid, hotkey, coldkey);
        return new MinerStand(at, facts.exists(), seat, payout.get().orElse(0L), number("Tempo", tempo), facts.price(),
                balances.get().free(), stake, axon(axon));
    }

    /// How the stake that a miner is paid into stood before and after an epoch. Three round trips.
    ///
    /// @param before the block before the epoch's last
    /// @param end    the epoch's last block, in which it pays
    /// @throws ChainException `STATE_GONE` where the node does not keep those blocks any more
    public EpochStake around(int netuid, AccountId hotkey, AccountId coldkey, BlockRef before, BlockRef end)
            throws ChainException, StateException {
        ChainState earlier = source.at(before);
        ReadRound first = earlier.round();
        Answer<List<StakeRow>> stakes = StakeReader.ask(earlier, first, List.of(coldkey));
        Answer<Optional<Value>> destination = first.storage(MODULE, "AutoStakeDestination", Shape.key(coldkey),
                Shape.key(netuid));
        first.execute();
        ChainState later = source.at(end);
        ReadRound second = later.round();
        Answer<List<StakeRow>> grown = StakeReader.ask(later, second, List.of(coldkey));
        second.execute();
        boolean elsewhere = destination
                .map("AutoStakeDestination",
                        value -> value.isPresent() && !Shape.account(value.get()).equals(hotkey))
                .get();
        return new EpochStake(end, stake(stakes.get(), netuid, hotkey, coldkey),
                stake(grown.get(), netuid, hotkey, coldkey), elsewhere);
    }

    private static Rao stake(List<StakeRow> rows, int netuid, AccountId hotkey, AccountId coldkey) {
        return rows.stream()
                .filter(row -> row.netuid() == netuid && row.hotkey().equals(hotkey) && row.coldkey().equals(coldkey))
                .map(StakeRow::alpha)
                .findFirst()
                .orElse(Rao.ZERO);
    }

    private static long number(String item, Answer<Optional<Value>> answer) throws ChainException, StateException {
        return answer.map(item, value -> value.isEmpty() ? 0L : value.get().asLong()).get();
    }

    private static long column(String item, Answer<Optional<Value>> answer, int uid)
            throws ChainException, StateException {
        return answer.map(item, value -> {
            if (value.isEmpty()) {
                return 0L;
            }
            List<Value> all = value.get().asList();
            return uid < all.size() ? all.get(uid).asLong() : 0L;
        }).get();
    }

    private static Optional<Axon> axon(Answer<Optional<Value>> answer) throws ChainException, StateException {
        return answer.map("Axons", value -> value.isEmpty() ? Optional.<Axon>empty() : host(value.get())).get();
    }

    private static Optional<Axon> host(Value stored) throws ScaleException {
        int port = stored.field("port").asInt();
        int length = stored.field("ip_type").asInt() == VERSION_4 ? 4 : 16;
        BigInteger ip = stored.field("ip").asInteger();
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[length - 1 - i] = ip.shiftRight(8 * i).byteValue();
        }
        try {
            return port == 0
                    ? Optional.empty()
                    : Optional.of(new Axon(InetAddress.getByAddress(bytes).getHostAddress(), port,
                            stored.field("version").asLong()));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + length + " bytes", e);
        }
    }
}

package tern.wallet.subnets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tern.wallet.bittensor.Answer;
import tern.wallet.bittensor.ChainState;
import tern.wallet.bittensor.ChainValues;
import tern.wallet.bittensor.ReadRound;
import tern.wallet.bittensor.Shape;
import tern.wallet.bittensor.StateException;
import tern.wallet.bittensor.Subnet;
import tern.wallet.bittensor.SubnetTable;
import tern.wallet.chain.ChainException;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// The board over two rounds: subnets and prices, then what storage keeps about each.
final class BoardAsk {

    private static final String MODULE = "SubtensorModule";

    private final ChainState state;
    private final SubnetTable table;
    private final Answer<Optional<Instant>> time;
    private final Map<Integer, Facts> facts = new LinkedHashMap<>();

    private record Facts(Answer<Optional<Value>> moving, Answer<Optional<Value>> intoPool,
            Answer<Optional<Value>> beside, Answer<Optional<Value>> first, Answer<Optional<Value>> subtoken,
            Answer<Optional<Value>> open, Answer<Optional<Value>> burn, Answer<Optional<Value>> seats,
            Answer<Optional<Value>> taken) {}

    private BoardAsk(ChainState state, ReadRound round) throws StateException {
        this.state = state;
        this.table = SubnetTable.ask(state, round);
        this.time = ChainValues.askTime(round);
    }

    /// Asks in the first round.
    static BoardAsk ask(ChainState state, ReadRound round) throws StateException {
        return new BoardAsk(state, round);
    }

    /// Asks in the second.
    void askMore(ReadRound round) throws ChainException, StateException {
        table.askMore(round, List.of());
        List<Integer> netuids = new ArrayList<>(table.listedNetuids());
        netuids.addFirst(0);
        for (int netuid : netuids) {
            Value key = Shape.key(netuid);
            facts.put(netuid, new Facts(round.storage(MODULE, "SubnetMovingPrice", key),
                    round.storage(MODULE, "SubnetTaoInEmission", key), round.storage(MODULE, "SubnetExcessTao", key),
                    round.storage(MODULE, "FirstEmissionBlockNumber", key),
                    round.storage(MODULE, "SubtokenEnabled", key),
                    round.storage(MODULE, "NetworkRegistrationAllowed", key), round.storage(MODULE, "Burn", key),
                    round.storage(MODULE, "MaxAllowedUids", key), round.storage(MODULE, "SubnetworkN", key)));
        }
    }

    SubnetBoard finish() throws ChainException, StateException {
        Map<Integer, Subnet> subnets = table.finish();
        boolean tells = state.hasStorage(MODULE, "SubnetTaoInEmission");
        long all = 0;
        Map<Integer, Long> emitted = new LinkedHashMap<>();
        for (var entry : facts.entrySet()) {
            long own = entry.getKey() == 0
                    ? 0
                    : amount("SubnetTaoInEmission", entry.getValue().intoPool()).value()
                            + amount("SubnetExcessTao", entry.getValue().beside()).value();
            emitted.put(entry.getKey(), own);
            all += own;
        }
        List<SubnetOverview> rows = new ArrayList<>(subnets.size());
        for (Subnet subnet : subnets.values()) {
            Facts known = facts.get(subnet.netuid());
            if (known != null) {
                OptionalDouble share = !tells || all == 0 || subnet.netuid() == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of((double) emitted.getOrDefault(subnet.netuid(), 0L) / all);
                rows.add(row(subnet, known, share));
            }
        }
        return new SubnetBoard(state.block(), state.specVersion(), time.get(), rows);
    }

    private SubnetOverview row(Subnet subnet, Facts known, OptionalDouble share) throws ChainException, StateException {
        double moving = known.moving()
                .map("SubnetMovingPrice", value -> value.isEmpty() ? 0.0 : FixedPoint.number(value.get(), 32))
                .get();
        // runtimes before these switches had neither: every subnet paid and traded
        boolean started = subnet.netuid() == 0 || !state.hasStorage(MODULE, "FirstEmissionBlockNumber")
                || known.first().get().isPresent();
        boolean tradable = subnet.netuid() == 0 || !state.features().subtokenSwitch()
                || flag("SubtokenEnabled", known.subtoken());
        return new SubnetOverview(subnet, moving, share, started, tradable,
                flag("NetworkRegistrationAllowed", known.open()), amount("Burn", known.burn()),
                number("MaxAllowedUids", known.seats()), number("SubnetworkN", known.taken()));
    }

    private static boolean flag(String item, Answer<Optional<Value>> answer) throws ChainException, StateException {
        return answer.map(item, value -> value.isPresent() && value.get().asBool()).get();
    }

    private static Rao amount(String item, Answer<Optional<Value>> answer) throws ChainException, StateException {
        return answer.map(item, value -> value.isEmpty() ? Rao.ZERO : Shape.amount(value.get())).get();
    }

    private static int number(String item, Answer<Optional<Value>> answer) throws ChainException, StateException {
        return answer.map(item, value -> value.isEmpty() ? 0 : value.get().asInt()).get();
    }
}

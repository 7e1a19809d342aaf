package tern.wallet.bittensor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tern.wallet.chain.ChainException;
import tern.wallet.units.Rao;

/// All subnets of one block with their prices, read in one round, or two where the first leaves something open: names
/// on old runtimes, prices that have to be asked one by one, subnets that the runtime does not list.
public final class SubnetTable {

    private final ChainState state;
    private final Answer<Map<Integer, SubnetRow>> listed;
    private final @Nullable Answer<Map<Integer, Rao>> allPrices;
    private final Map<Integer, Answer<SubnetWords>> words = new HashMap<>();
    private final Map<Integer, Answer<SubnetRow>> unlisted = new HashMap<>();
    private @Nullable Answer<Map<Integer, Rao>> eachPrice;

    private SubnetTable(ChainState state, Answer<Map<Integer, SubnetRow>> listed,
            @Nullable Answer<Map<Integer, Rao>> allPrices) {
        this.state = state;
        this.listed = listed;
        this.allPrices = allPrices;
    }

    /// Asks the first round.
    ///
    /// @throws StateException when the chain has no subnets with tokens of their own
    public static SubnetTable ask(ChainState state, ReadRound round) throws StateException {
        if (!state.features().dynamicTao()) {
            throw StateException.unsupported(
                    Texts.get("state.not-bittensor"),
                    "no storage SubtensorModule.SubnetTAO at runtime " + state.specVersion());
        }
        Answer<Map<Integer, Rao>> prices = state.features().priceAll()
                ? SwapReader.askPrices(state, round, List.of())
                : null;
        return new SubnetTable(state, SubnetReader.ask(state, round), prices);
    }

    /// Asks in the second round for what the first left open; asks nothing when it left nothing.
    ///
    /// @param wanted subnets that have to be in the table, listed or not
    public void askMore(ReadRound round, Collection<Integer> wanted) throws ChainException, StateException {
        Map<Integer, SubnetRow> rows = listed.get();
        if (state.features().infoApis() == InfoApis.WRAPPED || !state.features().swapApi()) {
            for (int netuid : rows.keySet()) {
                words.put(netuid, SubnetReader.askWords(state, round, netuid));
            }
        }
        TreeSet<Integer> missing = new TreeSet<>(wanted);
        missing.removeAll(rows.keySet());
        for (int netuid : missing) {
            unlisted.put(netuid, SubnetReader.askStorage(state, round, netuid));
            words.put(netuid, SubnetReader.askWords(state, round, netuid));
        }
        if (state.features().swapApi() && !state.features().priceAll()) {
            List<Integer> netuids = new ArrayList<>(rows.keySet());
            netuids.addAll(missing);
            netuids.remove(Integer.valueOf(0));
            eachPrice = SwapReader.askPrices(state, round, netuids);
        }
    }

    /// Netuids the runtime lists, without root; after the first round.
    public List<Integer> listedNetuids() throws ChainException, StateException {
        return listed.get().keySet().stream().filter(netuid -> netuid != 0).sorted().toList();
    }

    /// Whether a subnet trades against a pool; false where stake is one to one with TAO. After the second round.
    public boolean hasPool(int netuid) throws ChainException, StateException {
        Answer<SubnetWords> known = words.get(netuid);
        return netuid != 0 && (known == null || known.get().hasPool());
    }

    /// The table, by netuid. After all rounds.
    public Map<Integer, Subnet> finish() throws ChainException, StateException {
        Map<Integer, Rao> prices = Map.of();
        if (allPrices != null) {
            prices = allPrices.get();
        } else if (eachPrice != null) {
            prices = eachPrice.get();
        }
        TreeMap<Integer, Subnet> subnets = new TreeMap<>();
        TreeMap<Integer, SubnetRow> rows = new TreeMap<>(listed.get());
        for (var entry : unlisted.entrySet()) {
            rows.put(entry.getKey(), entry.getValue().get());
        }
        for (SubnetRow row : rows.values()) {
            Answer<SubnetWords> more = words.get(row.netuid());
            SubnetRow full = more == null ? row : row.with(more.get());
            Rao price = prices.get(row.netuid());
            subnets.put(row.netuid(), full.priced(price == null ? full.poolPrice(hasPool(row.netuid())) : price));
        }
        return Collections.unmodifiableMap(subnets);
    }
}

package tern.wallet.subnets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tern.wallet.bittensor.Answer;
import tern.wallet.bittensor.ChainState;
import tern.wallet.bittensor.InfoApis;
import tern.wallet.bittensor.ReadRound;
import tern.wallet.bittensor.Shape;
import tern.wallet.bittensor.StateException;
import tern.wallet.chain.ChainException;
import tern.wallet.scale.Value;

/// The neurons of one subnet. Where the metadata describes it, one call of
/// `SubnetInfoRuntimeApi_get_selective_metagraph` (before that `get_metagraph`) tells all in the first round; older
/// runtimes are read out of their storage in four.
final class MetagraphAsk {

    /// How many rounds it may take.
    static final int ROUNDS = 4;

    private static final String MODULE = "SubtensorModule";
    private static final String API = "SubnetInfoRuntimeApi";
    private static final String SELECTIVE = "get_selective_metagraph";
    private static final String WHOLE = "get_metagraph";

    /// Columns wanted, by the indexes of the runtime's `SelectiveMetagraphIndex`: netuid, hotkeys, coldkeys,
    /// identities, axons, active, validator_permit, last_update, emission, dividends, incentives, consensus,
    /// block_at_registration, alpha_stake, tao_stake, total_stake.
    private static final int[] COLUMNS = {0, 52, 53, 54, 55, 56, 57, 59, 60, 61, 62, 63, 66, 67, 68, 69};

    private final Answer<Optional<Value>> trust;
    private final @Nullable Answer<Value> table;
    private final @Nullable StoredMetagraph stored;

    private MetagraphAsk(Answer<Optional<Value>> trust, @Nullable Answer<Value> table,
            @Nullable StoredMetagraph stored) {
        this.trust = trust;
        this.table = table;
        this.stored = stored;
    }

    /// Asks in the first round.
    static MetagraphAsk ask(ChainState state, ReadRound round, int netuid) {
        Answer<Optional<Value>> trust = round.storage(MODULE, "ValidatorTrust", Shape.key(netuid));
        if (state.features().infoApis() == InfoApis.BY_METADATA) {
            if (state.hasApi(API, SELECTIVE)) {
                List<Value> indexes = new ArrayList<>();
                for (int column : COLUMNS) {
                    indexes.add(Value.of(column));
                }
                return new MetagraphAsk(trust, round.api(API, SELECTIVE, Shape.key(netuid), Value.seq(indexes)), null);
            }
            if (state.hasApi(API, WHOLE)) {
                return new MetagraphAsk(trust, round.api(API, WHOLE, Shape.key(netuid)), null);
            }
        }
        return new MetagraphAsk(trust, null, StoredMetagraph.ask(state, round, netuid));
    }

    /// Asks for what earlier rounds left open; mostly nothing.
    ///
    /// @param number of the round, 2 to [#ROUNDS]
    void askMore(ReadRound round, int number) throws ChainException, StateException {
        if (stored != null) {
            stored.askMore(round, number);
        }
    }

    /// By uid; none where there is no such subnet. After all rounds.
    List<Neuron> finish() throws ChainException, StateException {
        List<Integer> trusts = trust.map("ValidatorTrust", NeuronColumns::numbers).get();
        if (stored != null) {
            return stored.finish(trusts);
        }
        return table == null ? List.of() : table.map(SELECTIVE, answer -> NeuronColumns.read(answer, trusts)).get();
    }
}

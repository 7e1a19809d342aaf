package tern.wallet.subnets;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tern.wallet.bittensor.Answer;
import tern.wallet.bittensor.ChainState;
import tern.wallet.bittensor.ReadRound;
import tern.wallet.bittensor.Shape;
import tern.wallet.bittensor.StateException;
import tern.wallet.bittensor.ValidatorReader;
import tern.wallet.chain.ChainException;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.Value;
import tern.wallet.subnets.ShareMath.Shares;
import tern.wallet.subnets.ValidatorRow.Standing;
import tern.wallet.units.Rao;

/// The validators of one subnet. The metagraph tells who there is; storage tells take, stake, dividends and what the
/// owner itself has staked; names that the metagraph does not tell come last.
final class ValidatorAsk {

    private static final String MODULE = "SubtensorModule";
    private static final String DIVIDENDS = "AlphaDividendsPerSubnet";
    private static final String OLD_DIVIDENDS = "HotkeyDividendsPerSubnet";
    /// Whether root stake earns takes one key for each subnet: so many keys at most.
    private static final int ROOT_KEYS = 8_192;

    private final ChainState state;
    private final int netuid;
    private final Set<AccountId> also;
    private final MetagraphAsk metagraph;
    private final Answer<Optional<Value>> tempo;
    private final Answer<Optional<Value>> factor;
    private final Answer<Optional<Value>> cutoff;
    private final Answer<Optional<Long>> payout;
    private final Map<AccountId, Facts> facts = new LinkedHashMap<>();
    private final Map<AccountId, Answer<Optional<String>>> names = new HashMap<>();
    private final Map<AccountId, Own> owns = new HashMap<>();
    /// Of root alone: who was paid nothing, and whether some subnet has yet to pay for the first time.
    private final Map<AccountId, Answer<Boolean>> waits = new HashMap<>();
    private List<Integer> paying = List.of();
    private List<Neuron> neurons = List.of();

    private record Facts(Optional<Neuron> neuron, Answer<Optional<AccountId>> owner, Answer<Optional<Integer>> take,
            Answer<Rao> alpha, Answer<Rao> root, Answer<Rao> dividends, Answer<Rao> atPayout,
            Answer<Optional<Boolean>> earning) {}

    /// The owner's shares and all of them, in both forms.
    private record Own(Answer<Optional<Value>> first, Answer<Optional<Value>> second,
            Answer<Optional<Value>> allFirst, Answer<Optional<Value>> allSecond) {}

    private ValidatorAsk(ChainState state, ReadRound round, int netuid, Collection<AccountId> also) {
        this.state = state;
        this.netuid = netuid;
        this.also = new LinkedHashSet<>(also);
        this.metagraph = MetagraphAsk.ask(state, round, netuid);
        this.tempo = round.storage(MODULE, "Tempo", Shape.key(netuid));
        this.factor = round.storage(MODULE, "ActivityCutoffFactorMilli", Shape.key(netuid));
        this.cutoff = round.storage(MODULE, "ActivityCutoff", Shape.key(netuid));
        this.payout = LastPayouts.ask(state, round, netuid);
    }

    /// Asks in the first round.
    static ValidatorAsk ask(ChainState state, ReadRound round, int netuid, Collection<AccountId> also) {
        return new ValidatorAsk(state, round, netuid, also);
    }

    /// Asks for the rest of the metagraph, rounds 2 to [MetagraphAsk#ROUNDS].
    void askMore(ReadRound round, int number) throws ChainException, StateException {
        metagraph.askMore(round, number);
    }

    /// Asks about the validators, in the round after the metagraph's.
    void askValidators(ReadRound round, List<Integer> netuids) throws ChainException, StateException {
        neurons = metagraph.finish();
        paying = netuids;
        Map<AccountId, Neuron> candidates = new LinkedHashMap<>();
        for (Neuron neuron : neurons) {
            if (netuid == 0 || neuron.permit() || neuron.dividends() > 0 || also.contains(neuron.hotkey())) {
                candidates.put(neuron.hotkey(), neuron);
            }
        }
        Set<AccountId> all = new LinkedHashSet<>(candidates.keySet());
        all.addAll(also);
        int left = netuids.isEmpty() ? 0 : ROOT_KEYS / netuids.size();
        for (AccountId hotkey : all) {
            Optional<Neuron> neuron = Optional.ofNullable(candidates.get(hotkey));
            Answer<Optional<Boolean>> earning = netuid != 0
                    ? ValidatorReader.askEarning(state, round, netuid, hotkey)
                    : left-- > 0 ? ValidatorReader.askEarningOnRoot(state, round, netuids, hotkey) : Optional::empty;
            facts.put(hotkey, new Facts(neuron, ValidatorReader.askOwner(round, hotkey),
                    ValidatorReader.askTake(round, hotkey), alpha(round, "TotalHotkeyAlpha", hotkey, netuid),
                    alpha(round, "TotalHotkeyAlpha", hotkey, 0), dividends(round, hotkey),
                    alpha(round, "TotalHotkeyAlphaLastEpoch", hotkey, netuid), earning));
        }
    }

    /// Asks for names and the owners' own stake, last.
    void askOwners(ReadRound round) throws ChainException, StateException {
        for (var entry : facts.entrySet()) {
            if (netuid == 0 && entry.getValue().earning().get().equals(Optional.of(false))) {
                waits.put(entry.getKey(), LastPayouts.askWaits(state, round, paying, entry.getKey()));
            }
            Optional<AccountId> owner = entry.getValue().owner().get();
            if (owner.isEmpty()) {
                continue;
            }
            AccountId hotkey = entry.getKey();
            Value[] position = {Shape.key(hotkey), Shape.key(owner.get()), Shape.key(netuid)};
            Value[] pool = {Shape.key(hotkey), Shape.key(netuid)};
            owns.put(hotkey, new Own(round.storage(MODULE, "Alpha", position),
                    round.storage(MODULE, "AlphaV2", position), round.storage(MODULE, "TotalHotkeyShares", pool),
                    round.storage(MODULE, "TotalHotkeySharesV2", pool)));
            if (entry.getValue().neuron().flatMap(Neuron::name).isEmpty()) {
                names.computeIfAbsent(owner.get(), coldkey -> ValidatorReader.askName(state, round, coldkey));
            }
        }
    }

    ValidatorTable finish() throws ChainException, StateException {
        int blocks = tempo.map("Tempo", value -> value.isEmpty() ? 0 : value.get().asInt()).get();
        long idleAfter = factor
                .map("ActivityCutoffFactorMilli", value -> value.isEmpty() ? 0L : value.get().asLong() * blocks / 1_000)
                .get();
        if (idleAfter == 0) {
            idleAfter = cutoff.map("ActivityCutoff", value -> value.isEmpty() ? 0L : value.get().asLong()).get();
        }
        List<ValidatorRow> rows = new ArrayList<>(facts.size());
        for (var entry : facts.entrySet()) {
            rows.add(row(entry.getKey(), entry.getValue(), idleAfter));
        }
        rows.sort(Comparator.comparing(ValidatorRow::weight)
                .thenComparing(ValidatorRow::alpha)
                .reversed()
                .thenComparing(ValidatorRow::hotkey));
        return new ValidatorTable(state.block(), netuid, blocks, idleAfter, rows);
    }

    private ValidatorRow row(AccountId hotkey, Facts known, long idleAfter) throws ChainException, StateException {
        Optional<AccountId> owner = known.owner().get();
        Optional<String> name = known.neuron().flatMap(Neuron::name);
        if (name.isEmpty() && owner.isPresent()) {
            Answer<Optional<String>> asked = names.get(owner.get());
            name = asked == null ? Optional.empty() : asked.get();
        }
        Rao alpha = known.alpha().get();
        return new ValidatorRow(hotkey, owner, name,
                known.neuron().map(Neuron::uid).map(OptionalInt::of).orElse(OptionalInt.empty()), known.take().get(),
                alpha, known.root().get(),
                known.neuron().map(neuron -> netuid == 0 ? neuron.alpha() : neuron.weight()).orElse(Rao.ZERO),
                own(hotkey, alpha), trust(known),
                known.neuron().map(Neuron::lastUpdate).orElse(0L), known.neuron().map(Neuron::permit).orElse(false),
                standing(hotkey, known, idleAfter), known.dividends().get(), known.atPayout().get());
    }

    /// Nobody rates anybody on root.
    private OptionalInt trust(Facts known) {
        return netuid == 0
                ? OptionalInt.empty()
                : known.neuron().map(Neuron::validatorTrust).orElse(OptionalInt.empty());
    }

    /// Root has neither permits nor weights: there only counts whether some subnet pays.
    private Standing standing(AccountId hotkey, Facts known, long idleAfter) throws ChainException, StateException {
        Optional<Boolean> paid = known.earning().get();
        if (paid.orElse(false)) {
            return Standing.EARNING;
        }
        if (known.neuron().isEmpty()) {
            return Standing.GONE;
        }
        if (netuid == 0) {
            Answer<Boolean> waiting = waits.get(hotkey);
            return waiting == null || waiting.get() ? Standing.UNKNOWN : Standing.UNPAID;
        }
        Neuron neuron = known.neuron().get();
        // permits are given when a subnet pays out, too
        if (LastPayouts.isTooEarly(payout.get(), neuron)) {
            return Standing.UNKNOWN;
        }
        if (!neuron.permit()) {
            return Standing.NO_PERMIT;
        }
        boolean late = idleAfter > 0 && state.block().number() - neuron.lastUpdate() > idleAfter;
        if (late || !neuron.active()) {
            return Standing.IDLE;
        }
        return paid.isPresent() ? Standing.UNPAID : Standing.UNKNOWN;
    }

    private Optional<Rao> own(AccountId hotkey, Rao alpha) throws ChainException, StateException {
        Own own = owns.get(hotkey);
        if (own == null) {
            return Optional.empty();
        }
        // an entry in the first form counts before one in the second
        boolean oldOwn = present("Alpha", own.first());
        boolean oldAll = present("TotalHotkeyShares", own.allFirst());
        Optional<Shares> mine = (oldOwn ? own.first() : own.second()).map("Alpha", ShareMath::shares).get();
        Optional<Shares> all = (oldAll ? own.allFirst() : own.allSecond()).map("TotalHotkeyShares", ShareMath::shares)
                .get();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        return mine.isEmpty() ? Optional.of(Rao.ZERO) : ShareMath.worth(alpha, mine.get(), all.get());
    }

    private static boolean present(String item, Answer<Optional<Value>> answer) throws ChainException, StateException {
        return answer.map(item, value -> value.isPresent() && FixedPoint.bits(value.get()).signum() != 0).get();
    }

    private Answer<Rao> dividends(ReadRound round, AccountId hotkey) {
        String item = state.hasStorage(MODULE, DIVIDENDS) ? DIVIDENDS : OLD_DIVIDENDS;
        if (netuid == 0) {
            return () -> Rao.ZERO;
        }
        return round.storage(MODULE, item, Shape.key(netuid), Shape.key(hotkey))
                .map(item, value -> value.isEmpty() ? Rao.ZERO : Shape.amount(value.get()));
    }

    private static Answer<Rao> alpha(ReadRound round, String item, AccountId hotkey, int netuid) {
        return round.storage(MODULE, item, Shape.key(hotkey), Shape.key(netuid))
                .map(item, value -> value.isEmpty() ? Rao.ZERO : Shape.amount(value.get()));
    }
}

package tern.wallet.subnets;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tern.wallet.bittensor.Answer;
import tern.wallet.bittensor.ChainState;
import tern.wallet.bittensor.InfoApis;
import tern.wallet.bittensor.ReadRound;
import tern.wallet.bittensor.Shape;
import tern.wallet.bittensor.StateException;
import tern.wallet.bittensor.UntrustedText;
import tern.wallet.chain.ChainException;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// What is asked about one subnet beside board and metagraph; all in the first round.
final class DetailAsk {

    private static final String MODULE = "SubtensorModule";
    private static final String API = "SubnetInfoRuntimeApi";
    private static final String NEXT_EPOCH = "get_next_epoch_start_block";
    private static final String TO_PRUNE = "get_subnet_to_prune";
    private static final int TEXT_LENGTH = 400;
    private static final int LINK_LENGTH = 120;
    private static final int TOP = 65_535;

    /// Items with one key, the netuid.
    private static final List<String> ITEMS = List.of("SubnetOwner", "SubnetOwnerHotkey", "Tempo", "LastEpochBlock",
            "LastMechansimStepBlock", "SubnetAlphaOutEmission", "OwnerCutEnabled", "ActivityCutoffFactorMilli",
            "ActivityCutoff", "NetworkPowRegistrationAllowed", "MinBurn", "MaxBurn", "BurnHalfLife",
            "BurnIncreaseMult", "ImmunityPeriod", "MinNonImmuneUids", "ImmuneOwnerUidsLimit", "SubnetIdentitiesV3",
            "SubnetIdentitiesV2");
    /// Items without a key.
    private static final List<String> VALUES = List.of("SubnetOwnerCut", "SubnetLimit", "NetworkImmunityPeriod",
            "MinActivityCutoff");

    private final ChainState state;
    private final int netuid;
    private final Map<String, Answer<Optional<Value>>> items = new HashMap<>();
    private final @Nullable Answer<Value> nextEpoch;
    private final @Nullable Answer<Value> toPrune;
    private final @Nullable Answer<Value> lockCost;
    private final SettingsAsk settings;
    private final MetagraphAsk metagraph;

    private DetailAsk(ChainState state, ReadRound round, int netuid) {
        this.state = state;
        this.netuid = netuid;
        for (String item : ITEMS) {
            items.put(item, round.storage(MODULE, item, Shape.key(netuid)));
        }
        for (String item : VALUES) {
            items.put(item, round.storage(MODULE, item));
        }
        boolean typed = state.features().infoApis() == InfoApis.BY_METADATA;
        this.nextEpoch = typed && state.hasApi(API, NEXT_EPOCH)
                ? round.api(API, NEXT_EPOCH, Shape.key(netuid))
                : null;
        this.toPrune = typed && state.hasApi(API, TO_PRUNE) ? round.api(API, TO_PRUNE) : null;
        this.lockCost = typed && state.hasApi("SubnetRegistrationRuntimeApi", "get_network_registration_cost")
                ? round.api("SubnetRegistrationRuntimeApi", "get_network_registration_cost")
                : null;
        this.settings = SettingsAsk.ask(state, round, netuid);
        this.metagraph = MetagraphAsk.ask(state, round, netuid);
    }

    static DetailAsk ask(ChainState state, ReadRound round, int netuid) {
        return new DetailAsk(state, round, netuid);
    }

    void askMore(ReadRound round, int number) throws ChainException, StateException {
        metagraph.askMore(round, number);
    }

    /// @param own the subnet's row
    SubnetDetail finish(SubnetBoard board, SubnetOverview own) throws ChainException, StateException {
        List<Neuron> neurons = metagraph.finish();
        Optional<AccountId> owner = account("SubnetOwner");
        Optional<AccountId> ownerHotkey = account("SubnetOwnerHotkey");
        int tempo = (int) number("Tempo").orElse(own.subnet().tempoBlocks());
        Seats seats = new Seats(own.registrationOpen(), byWork(), own.registrationCost(), amount("MinBurn"),
                amount("MaxBurn"), number("BurnHalfLife"), increase(), own.seats(), own.taken(),
                number("ImmunityPeriod").orElse(0), (int) number("MinNonImmuneUids").orElse(0));
        Set<AccountId> spared = Pruning.spared(neurons, ownerHotkey, owner,
                (int) number("ImmuneOwnerUidsLimit").orElse(1));
        List<Integer> line = Pruning.line(neurons, state.block().number(), seats.immunityBlocks(),
                seats.minNonImmune(), spared);
        return new SubnetDetail(state.block(), own, about(), owner, ownerHotkey, tempo, nextPayout(tempo),
                amount("SubnetAlphaOutEmission"), ownerCut(), cutoff(tempo), seats, removal(board, own),
                settings.finish(), neurons, line);
    }

    private boolean byWork() throws ChainException, StateException {
        // before `pow_register` came back the switch stood without meaning
        return state.features().pow() && flag("NetworkPowRegistrationAllowed", false);
    }

    private int ownerCut() throws ChainException, StateException {
        return flag("OwnerCutEnabled", true) ? (int) Math.min(TOP, number("SubnetOwnerCut").orElse(0)) : 0;
    }

    private long cutoff(int tempo) throws ChainException, StateException {
        if (state.hasStorage(MODULE, "ActivityCutoffFactorMilli")) {
            return Math.max(number("MinActivityCutoff").orElse(0),
                    number("ActivityCutoffFactorMilli").orElse(0) * tempo / 1_000);
        }
        return number("ActivityCutoff").orElse(0);
    }

    private OptionalLong nextPayout(int tempo) throws ChainException, StateException {
        if (nextEpoch != null) {
            return nextEpoch.map(NEXT_EPOCH, answer -> {
                Optional<Value> block = Value.optional(answer);
                return block.isEmpty() ? OptionalLong.empty() : OptionalLong.of(block.get().asLong());
            }).get();
        }
        OptionalLong last = number("LastEpochBlock");
        if (last.isEmpty() || last.getAsLong() == 0) {
            last = number("LastMechansimStepBlock");
        }
        return last.isEmpty() || tempo == 0 ? OptionalLong.empty() : OptionalLong.of(last.getAsLong() + tempo);
    }

    private Removal removal(SubnetBoard board, SubnetOverview own) throws ChainException, StateException {
        OptionalLong immunity = number("NetworkImmunityPeriod");
        OptionalLong until = own.netuid() != 0 && immunity.isPresent()
                ? OptionalLong.of(own.subnet().registeredAt().orElse(0L) + immunity.getAsLong())
                : OptionalLong.empty();
        long now = state.block().number();
        List<SubnetOverview> canGo = board.rows()
                .stream()
                .filter(row -> row.netuid() != 0 && immunity.isPresent()
                        && row.subnet().registeredAt().orElse(0L) + immunity.getAsLong() <= now)
                .sorted(Comparator.comparingDouble(SubnetOverview::movingPrice)
                        .thenComparingInt(SubnetOverview::netuid))
                .toList();
        int place = canGo.stream().map(SubnetOverview::netuid).toList().indexOf(own.netuid());
        OptionalLong limit = number("SubnetLimit");
        return new Removal((int) board.rows().stream().filter(row -> row.netuid() != 0).count(),
                limit.isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) limit.getAsLong()), until,
                until.isPresent() && now < until.getAsLong(),
                place < 0 ? OptionalInt.empty() : OptionalInt.of(place + 1), canGo.size(), nextToGo(), newSubnetCost());
    }

    private OptionalInt nextToGo() throws ChainException, StateException {
        return toPrune == null ? OptionalInt.empty() : toPrune.map(TO_PRUNE, answer -> {
            Optional<Value> named = Value.optional(answer);
            return named.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Shape.netuid(named.get()));
        }).get();
    }

    private Optional<Rao> newSubnetCost() throws ChainException, StateException {
        return lockCost == null
                ? Optional.empty()
                : Optional.of(lockCost.map("get_network_registration_cost", Shape::amount).get());
    }

    private SubnetAbout about() throws ChainException, StateException {
        for (String item : List.of("SubnetIdentitiesV3", "SubnetIdentitiesV2")) {
            Optional<SubnetAbout> about = answer(item).map(item, value -> value.isEmpty()
                    ? Optional.<SubnetAbout>empty()
                    : Optional.of(new SubnetAbout(text(value.get(), "description", TEXT_LENGTH),
                            text(value.get(), "subnet_url", LINK_LENGTH), text(value.get(), "github_repo", LINK_LENGTH),
                            text(value.get(), "subnet_contact", LINK_LENGTH))))
                    .get();
            if (about.isPresent()) {
                return about.get();
            }
        }
        return SubnetAbout.NOTHING;
    }

    private static Optional<String> text(Value identity, String field, int length) throws ScaleException {
        Optional<Value> found = identity.find(field);
        return found.isEmpty() ? Optional.empty() : UntrustedText.clean(found.get().asBytes(), length);
    }

    private OptionalDouble increase() throws ChainException, StateException {
        return answer("BurnIncreaseMult").map("BurnIncreaseMult", value -> value.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(FixedPoint.number(value.get(), 64))).get();
    }

    private Answer<Optional<Value>> answer(String item) {
        Answer<Optional<Value>> answer = items.get(item);
        if (answer == null) {
            throw new IllegalStateException(item + " of subnet " + netuid + " was not asked for");
        }
        return answer;
    }

    private boolean flag(String item, boolean missing) throws ChainException, StateException {
        return answer(item).map(item, value -> value.isEmpty() ? missing : value.get().asBool()).get();
    }

    private OptionalLong number(String item) throws ChainException, StateException {
        return answer(item).map(item, value -> value.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(value.get().asLong())).get();
    }

    private Rao amount(String item) throws ChainException, StateException {
        return answer(item).map(item, value -> value.isEmpty() ? Rao.ZERO : Shape.amount(value.get())).get();
    }

    private Optional<AccountId> account(String item) throws ChainException, StateException {
        return answer(item).map(item, value -> value.isEmpty()
                ? Optional.<AccountId>empty()
                : Shape.somebody(value.get())).get();
    }
}

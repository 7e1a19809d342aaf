package tern.app.market;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tern.app.feed.Problem;
import tern.wallet.history.NameHistory.Called;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tern.wallet.yields.Measured;
import tern.wallet.yields.Stand;
import tern.wallet.yields.YieldWindow;

/// Prices and yields of the network shown. Immutable.
///
/// @param genesis    hash of block 0 of the chain all this is of; empty before anything is known
/// @param asOf       time of the newest block that was looked at
/// @param block      its number
/// @param subnets    by netuid; root is 0
/// @param validators those that were looked at: all that earn, on subnets that were wanted all that may validate
/// @param fill       the past that is being fetched now
/// @param problem    why nothing is added, or why the past could not be fetched
/// @param fillable   whether a node is known that keeps the past of the network shown
/// @param kept       whether what is measured is written down for the next time
/// @param names      what subnets were called, by netuid, where nobody answers who would tell
public record MarketState(
        Optional<Hash32> genesis,
        Optional<Instant> asOf,
        Optional<Long> block,
        Map<Integer, SubnetPast> subnets,
        Map<Stand, ValidatorPast> validators,
        Optional<Fill> fill,
        Optional<Problem> problem,
        boolean fillable,
        boolean kept,
        Map<Integer, Called> names) {

    /// Fetching the past.
    ///
    /// @param done  steps behind it
    /// @param steps all
    public record Fill(int done, int steps) {}

    public MarketState {
        subnets = Map.copyOf(subnets);
        validators = Map.copyOf(validators);
        names = Map.copyOf(names);
    }

    public static MarketState empty() {
        return new MarketState(Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Map.of(),
                Optional.empty(), Optional.empty(), false, false, Map.of());
    }

    public Optional<SubnetPast> subnet(int netuid) {
        return Optional.ofNullable(subnets.get(netuid));
    }

    public Optional<ValidatorPast> validator(int netuid, AccountId hotkey) {
        return Optional.ofNullable(validators.get(new Stand(netuid, hotkey)));
    }

    /// What stake with a validator yielded, or why that is not known.
    public Measured measured(int netuid, AccountId hotkey, YieldWindow window) {
        return validator(netuid, hotkey).map(past -> past.measured(window)).orElseGet(Measured::notSampled);
    }

    /// The best yield of each subnet, or how much of the window was looked at where it was looked at most.
    public Map<Integer, Measured> best(YieldWindow window) {
        Map<Integer, Measured> best = new HashMap<>();
        validators.values()
                .forEach(past -> best.merge(past.stand().netuid(), past.measured(window), MarketState::further));
        subnets.forEach((netuid, past) -> past.best(window)
                .ifPresentOrElse(found -> best.put(netuid, new Measured.Known(found.yield())),
                        () -> best.computeIfPresent(netuid,
                                (_, seen) -> seen.found().isPresent() ? Measured.notSampled() : seen)));
        return best;
    }

    private static Measured further(Measured one, Measured other) {
        return one instanceof Measured.Unknown before && other instanceof Measured.Unknown after
                && after.spanned().compareTo(before.spanned()) > 0 ? other : one;
    }

    /// The validators of a subnet that were looked at, in the order of their addresses' bytes.
    public List<ValidatorPast> validatorsOf(int netuid) {
        return validators.values()
                .stream()
                .filter(past -> past.stand().netuid() == netuid)
                .sorted(Comparator.comparing(past -> past.stand().hotkey()))
                .toList();
    }

    MarketState withFill(Optional<Fill> now) {
        return new MarketState(genesis, asOf, block, subnets, validators, now, problem, fillable, kept, names);
    }

    MarketState withProblem(Optional<Problem> now) {
        return new MarketState(genesis, asOf, block, subnets, validators, fill, now, fillable, kept, names);
    }

    MarketState withFillable(boolean now) {
        return new MarketState(genesis, asOf, block, subnets, validators, fill, problem, now, kept, names);
    }

    MarketState withKept(boolean now) {
        return new MarketState(genesis, asOf, block, subnets, validators, fill, problem, fillable, now, names);
    }

    MarketState withNames(Map<Integer, Called> now) {
        return new MarketState(genesis, asOf, block, subnets, validators, fill, problem, fillable, kept, now);
    }

    MarketState withNumbers(Hash32 chain, MarketNumbers.Result now) {
        return new MarketState(Optional.of(chain), Optional.of(now.asOf()), Optional.of(now.block()), now.subnets(),
                now.validators(), fill, problem, fillable, kept, names);
    }

    /// Of a chain that is read from again: what is known of the same one stays.
    MarketState connected(Hash32 chain, boolean archive) {
        boolean same = genesis.filter(chain::equals).isPresent();
        return (same ? this : empty().withKept(kept)).withFill(Optional.empty())
                .withProblem(Optional.empty())
                .withFillable(archive);
    }
}

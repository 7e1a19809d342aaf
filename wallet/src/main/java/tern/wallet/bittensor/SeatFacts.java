package tern.wallet.bittensor;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalInt;
import tern.wallet.chain.ChainException;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// What plans need to know about seats on one subnet. Its questions travel with those of the plan.
public final class SeatFacts {

    private static final String MODULE = "SubtensorModule";
    private static final int TOP = 65_535;

    private final ChainState state;
    private final int netuid;
    private final Answer<Optional<Value>> exists;
    private final Answer<Optional<Value>> price;
    private final Answer<Optional<Value>> open;
    private final Answer<Optional<Value>> openForWork;
    private final Answer<Optional<Value>> difficulty;
    private final Answer<Optional<Value>> least;
    private final Answer<Optional<Value>> most;
    private final Answer<Optional<Value>> lastWork;
    private final Answer<Optional<Value>> uid;
    private final Answer<Optional<Value>> taken;
    private final Answer<Optional<Value>> seats;
    private final Answer<Optional<Value>> immunity;
    private final Answer<Optional<Value>> collateral;
    private final Answer<Optional<AccountId>> owner;

    private SeatFacts(ChainState state, ReadRound round, int netuid, AccountId hotkey) {
        this.state = state;
        this.netuid = netuid;
        Value subnet = Shape.key(netuid);
        this.exists = round.storage(MODULE, "NetworksAdded", subnet);
        this.price = round.storage(MODULE, "Burn", subnet);
        this.open = round.storage(MODULE, "NetworkRegistrationAllowed", subnet);
        this.openForWork = round.storage(MODULE, "NetworkPowRegistrationAllowed", subnet);
        this.difficulty = round.storage(MODULE, "Difficulty", subnet);
        this.least = round.storage(MODULE, "MinDifficulty", subnet);
        this.most = round.storage(MODULE, "MaxDifficulty", subnet);
        this.lastWork = round.storage(MODULE, "LastPowRegistrationBlock", Shape.key(hotkey));
        this.uid = round.storage(MODULE, "Uids", subnet, Shape.key(hotkey));
        this.taken = round.storage(MODULE, "SubnetworkN", subnet);
        this.seats = round.storage(MODULE, "MaxAllowedUids", subnet);
        this.immunity = round.storage(MODULE, "ImmunityPeriod", subnet);
        this.collateral = round.storage(MODULE, "CollateralLockShare", subnet);
        this.owner = ValidatorReader.askOwner(round, hotkey);
    }

    /// @param hotkey who has the seat, or is to get one
    public static SeatFacts ask(ChainState state, ReadRound round, int netuid, AccountId hotkey) {
        return new SeatFacts(state, round, netuid, hotkey);
    }

    public boolean exists() throws ChainException, StateException {
        return flag("NetworksAdded", exists, false);
    }

    /// What a seat costs now, in rao of TAO.
    public Rao price() throws ChainException, StateException {
        return price.map("Burn", value -> value.isEmpty() ? Rao.ZERO : Shape.amount(value.get())).get();
    }

    /// Whether seats are sold.
    public boolean open() throws ChainException, StateException {
        return flag("NetworkRegistrationAllowed", open, true);
    }

    /// Whether seats are given for proof of work. Before `pow_register` the switch stood without meaning.
    public boolean openForWork() throws ChainException, StateException {
        return state.features().pow() && flag("NetworkPowRegistrationAllowed", openForWork, false);
    }

    /// How hard the work is: the chain's number within its bounds.
    public BigInteger difficulty() throws ChainException, StateException {
        BigInteger bottom = number("MinDifficulty", least).orElse(BigInteger.ONE).max(BigInteger.ONE);
        BigInteger now = number("Difficulty", difficulty).orElse(bottom);
        return number("MaxDifficulty", most).map(now::min).orElse(now).max(bottom);
    }

    /// The block of the work that this hotkey has last registered with, on any subnet.
    public Optional<BigInteger> lastWork() throws ChainException, StateException {
        return number("LastPowRegistrationBlock", lastWork);
    }

    /// The hotkey's seat.
    public OptionalInt uid() throws ChainException, StateException {
        return uid.map("Uids", value -> value.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(Shape.netuid(value.get()))).get();
    }

    /// Whether somebody has to make room for a newcomer.
    public boolean full() throws ChainException, StateException {
        Optional<BigInteger> all = number("MaxAllowedUids", seats);
        return all.isPresent()
                && number("SubnetworkN", taken).orElse(BigInteger.ZERO).compareTo(all.get()) >= 0;
    }

    /// For how many blocks a newcomer is protected, as a rule.
    public long immunityBlocks() throws ChainException, StateException {
        return number("ImmunityPeriod", immunity).map(BigInteger::longValue).orElse(0L);
    }

    /// The part of the price that is locked as the miner's collateral instead of being burned, of 65,535.
    int collateralShare() throws ChainException, StateException {
        return number("CollateralLockShare", collateral).map(each -> Math.min(TOP, each.intValue())).orElse(0);
    }

    /// Whose hotkey it is; empty when it is nobody's yet.
    public Optional<AccountId> owner() throws ChainException, StateException {
        return owner.get();
    }

    int netuid() {
        return netuid;
    }

    private static Optional<BigInteger> number(String item, Answer<Optional<Value>> answer)
            throws ChainException, StateException {
        return answer.map(item, value -> value.isEmpty()
                ? Optional.<BigInteger>empty()
                : Optional.of(value.get().asInteger())).get();
    }

    private static boolean flag(String item, Answer<Optional<Value>> answer, boolean missing)
            throws ChainException, StateException {
        return answer.map(item, value -> value.isEmpty() ? missing : value.get().asBool()).get();
    }
}

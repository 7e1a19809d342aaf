package tern.wallet.bittensor;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import tern.wallet.bittensor.PlanException.Kind;
import tern.wallet.chain.ChainException;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// What plans need to know about one coldkey's stake with one validator on one subnet.
final class StakeFacts {

    private static final String MODULE = "SubtensorModule";

    private final ChainState state;
    private final AccountId coldkey;
    private final AccountId hotkey;
    private final int netuid;
    private final Rao minStake;
    private final Answer<Optional<AccountId>> owner;
    private final Answer<List<StakeRow>> stakes;
    private final Answer<Optional<Value>> nominatorFactor;
    private final Answer<Optional<Value>> holdBlocks;
    private final Answer<Optional<Value>> stakedAt;

    private StakeFacts(ChainState state, ReadRound round, AccountId coldkey, AccountId hotkey, int netuid)
            throws ChainException, StateException {
        this.state = state;
        this.coldkey = coldkey;
        this.hotkey = hotkey;
        this.netuid = netuid;
        this.minStake = ChainValues.minStake(state);
        this.owner = ValidatorReader.askOwner(round, hotkey);
        this.stakes = StakeReader.ask(state, round, List.of(coldkey));
        this.nominatorFactor = round.storage(MODULE, "NominatorMinRequiredStake");
        this.holdBlocks = askHold(round);
        this.stakedAt = askStakedAt(round, coldkey, hotkey);
    }

    /// Another position of the same coldkey; what is the same for both was asked already.
    private StakeFacts(StakeFacts first, ReadRound round, AccountId hotkey, int netuid) {
        this.state = first.state;
        this.coldkey = first.coldkey;
        this.hotkey = hotkey;
        this.netuid = netuid;
        this.minStake = first.minStake;
        this.owner = ValidatorReader.askOwner(round, hotkey);
        this.stakes = first.stakes;
        this.nominatorFactor = first.nominatorFactor;
        this.holdBlocks = first.holdBlocks;
        this.stakedAt = askStakedAt(round, coldkey, hotkey);
    }

    static StakeFacts ask(ChainState state, ReadRound round, AccountId coldkey, AccountId hotkey, int netuid)
            throws ChainException, StateException {
        return new StakeFacts(state, round, coldkey, hotkey, netuid);
    }

    /// Asks about another position of the same coldkey, in the same round.
    StakeFacts askOther(ReadRound round, AccountId otherHotkey, int otherNetuid) {
        return new StakeFacts(this, round, otherHotkey, otherNetuid);
    }

    static Answer<Optional<Value>> askHold(ReadRound round) {
        return round.storage(MODULE, "RootStakeUnlockInterval");
    }

    static Answer<Optional<Value>> askStakedAt(ReadRound round, AccountId coldkey, AccountId hotkey) {
        return round.storage(MODULE, "LastColdkeyHotkeyStakeBlock", Shape.key(coldkey), Shape.key(hotkey));
    }

    /// Asks how much of the position can leave; empty where nothing is known to hold it.
    Answer<Optional<Rao>> askAvailable(ReadRound round) {
        Availability available = Availability.ask(state, round, coldkey, List.of(netuid));
        Answer<Rao> collateral = Availability.askCollateral(state, round, coldkey, hotkey, netuid);
        return () -> available.of(netuid, position(), collateral);
    }

    /// @throws PlanException when nobody owns the hotkey
    void checkHotkey() throws PlanException, ChainException, StateException {
        if (owner.get().isEmpty()) {
            throw new PlanException(Kind.HOTKEY,
                    Texts.get("plan.hotkey.unknown"),
                    hotkey.address());
        }
    }

    /// The least TAO that may be staked or partly unstaked.
    Rao minStake() {
        return minStake;
    }

    /// What is staked there now, in rao of alpha.
    Rao position() throws ChainException, StateException {
        return stakes.get()
                .stream()
                .filter(row -> row.coldkey().equals(coldkey) && row.hotkey().equals(hotkey) && row.netuid() == netuid)
                .map(StakeRow::alpha)
                .findFirst()
                .orElse(Rao.ZERO);
    }

    /// The value below which the chain sells out somebody else's stake with a validator, in rao of TAO; zero where it
    /// does not, or where the coldkey owns the validator. Source: `NominatorMinRequiredStake`, millionths of the
    /// minimum stake (before limit calls: rao of alpha).
    Rao nominatorFloor() throws ChainException, StateException {
        if (owner.get().filter(coldkey::equals).isPresent()) {
            return Rao.ZERO;
        }
        return nominatorFactor.map("NominatorMinRequiredStake", factor -> {
            if (factor.isEmpty()) {
                return Rao.ZERO;
            }
            BigInteger stored = factor.get().asInteger();
            BigInteger floor = state.features().limitStakeCalls()
                    ? PoolMath.big(minStake).multiply(stored).divide(BigInteger.valueOf(1_000_000))
                    : stored;
            return Shape.amount(Value.of(floor));
        }).get();
    }

    /// Whether a position is small enough for the chain to sell it out.
    boolean belowFloor(Rao alpha, Rao price) throws ChainException, StateException {
        Rao floor = nominatorFloor();
        Rao worth = state.features().limitStakeCalls() ? PoolMath.value(alpha, price) : alpha;
        return !alpha.isZero() && worth.compareTo(floor) < 0;
    }

    /// For how many blocks root stake is held after it changed; zero where it is not.
    long rootHold() throws ChainException, StateException {
        return rootHold(netuid, holdBlocks);
    }

    /// For what adds to root stake.
    void warnAboutRootHold(List<String> warnings) throws ChainException, StateException {
        if (rootHold() > 0) {
            warnings.add(Texts.get("warn.root-hold", rootHold(), Words.blocks(rootHold())));
        }
    }

    /// @throws PlanException when root stake with this validator changed too recently to leave
    void checkRootHold() throws PlanException, ChainException, StateException {
        checkRootHold(state, netuid, holdBlocks, stakedAt);
    }

    /// @param hold     `RootStakeUnlockInterval`
    /// @param stakedAt `LastColdkeyHotkeyStakeBlock`
    static void checkRootHold(ChainState state, int netuid, Answer<Optional<Value>> hold,
            Answer<Optional<Value>> stakedAt) throws PlanException, ChainException, StateException {
        long blocks = rootHold(netuid, hold);
        if (blocks == 0) {
            return;
        }
        Optional<Long> stamp = stakedAt.<Optional<Long>>map("LastColdkeyHotkeyStakeBlock",
                block -> block.isEmpty() ? Optional.empty() : Optional.of(block.get().asLong())).get();
        long free = stamp.isEmpty() ? 0 : stamp.get() + blocks;
        long left = free - state.block().number();
        if (left > 0) {
            throw new PlanException(Kind.ROOT_HOLD,
                    Texts.get("plan.root-hold", free, Words.blocks(left)),
                    "RootStakeUnlockInterval " + blocks);
        }
    }

    private static long rootHold(int netuid, Answer<Optional<Value>> hold) throws ChainException, StateException {
        return netuid != 0
                ? 0
                : hold.map("RootStakeUnlockInterval", blocks -> blocks.isEmpty() ? 0L : blocks.get().asLong()).get();
    }
}

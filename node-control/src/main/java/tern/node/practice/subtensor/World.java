package tern.node.practice.subtensor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.Event;
import tern.node.practice.frame.Origin;
import tern.node.practice.frame.State;
import tern.node.practice.runtime.PracticeRuntime;
import tern.wallet.keys.AccountId;

/// Who lives on the practice chain and what they do: everything follows from a seed that the state holds.
///
/// One thread at a time per state.
public final class World {

    /// Somebody with free TAO, root stake with two validators and alpha on seven subnets: a wallet to look at.
    public static final AccountId HOLDER = PlayAccounts.WALLET;
    static final int SUBNETS = 128;
    static final int VALIDATORS = 40;
    static final int TRADERS = 48;
    /// Traders that a subnet sees.
    static final int HOME_TRADERS = 3;
    /// In made-up history a subnet pays out once in so many steps.
    private static final int STEPS_PER_PAYOUT = 144;
    private static final State.Key SEED_KEY = new State.Key(
            ":practice:seed".getBytes(StandardCharsets.US_ASCII));
    private static final int NEWCOMERS = 0x4e;

    private final PracticeRuntime runtime;
    private final SubtensorPallet chain;
    private final BalancesLedger ledger;
    private final WorldTraders traders;
    private final WorldMiners miners;
    private final WorldValidators validators;
    private final WorldSettings settings;

    public World(PracticeRuntime runtime) {
        this.runtime = runtime;
        this.chain = runtime.pallet(SubtensorPallet.class);
        this.ledger = new BalancesLedger(runtime.core().balances(), runtime.core().author());
        WorldDeeds deeds = new WorldDeeds(chain);
        this.traders = new WorldTraders(chain, ledger, deeds);
        this.miners = new WorldMiners(chain, ledger, deeds);
        this.validators = new WorldValidators(chain, deeds, miners);
        this.settings = new WorldSettings(chain);
    }

    /// Fills block 0. Comes after the core pallets' own genesis.
    public void genesis(State state, long seed) {
        state.put(SEED_KEY, ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
        runtime.core().sudo().start(state, PlayAccounts.ALICE);
        new WorldGenesis(chain, ledger, settings, seed).fill(state);
        for (int netuid = 1; netuid <= SUBNETS; netuid++) {
            validators.rate(state, cast(state), netuid, 0);
        }
    }

    /// What everybody does in one block; what the rules refuse changes nothing.
    public void live(Dispatch dispatch) {
        State state = dispatch.state();
        WorldCast cast = cast(state);
        settings.start(state, dispatch.block());
        traders.live(dispatch, cast, random(cast.seed(), dispatch.block()));
        validators.live(dispatch, cast);
        people(dispatch, cast, 1);
    }

    /// Those who come, and takes that change.
    private void people(Dispatch dispatch, WorldCast cast, int blocks) {
        SplittableRandom random = random(WorldDice.mix(cast.seed(), NEWCOMERS), dispatch.block());
        miners.arrive(dispatch, cast, random, blocks);
        validators.changeTakes(dispatch, cast, random, blocks);
    }

    /// Many blocks in one coarse step: on a third of the subnets the emission of three steps and mostly one trade,
    /// and signs of life of validators; payouts every six days; newcomers, takes and registration prices on all. For
    /// making history; blocks made this way have no events.
    ///
    /// @param block  number of the last block of the step
    /// @param blocks how many blocks the step stands for
    public void hour(State state, long block, long blocks) {
        int length = Math.toIntExact(blocks);
        WorldCast cast = cast(state);
        settings.start(state, block);
        int third = (int) (block / blocks % 3);
        chain.emissionRules().emit(state, block, 3 * blocks, netuid -> netuid % 3 == third);
        SplittableRandom random = random(cast.seed(), block);
        Dispatch quiet = quiet(state, block);
        for (int netuid = third == 0 ? 3 : third; netuid <= SUBNETS; netuid += 3) {
            traders.push(state, cast, netuid, block, random);
            if (validators.wouldLapse(state, netuid, 3 * blocks) || (block / blocks / 3 + netuid) % 2 == 0) {
                validators.touch(quiet, cast, netuid, length);
            }
        }
        for (int netuid = 0; netuid <= SUBNETS; netuid++) {
            chain.registrationRules().decay(state, netuid, blocks);
        }
        people(quiet, cast, length);
        int turn = (int) (block / blocks % STEPS_PER_PAYOUT);
        for (int netuid = 1; netuid <= SUBNETS; netuid++) {
            if (netuid % STEPS_PER_PAYOUT == turn && chain.epochRules().due(state, netuid, block)) {
                validators.rate(state, cast, netuid, block);
                chain.epochRules().run(quiet, netuid, block, false);
            }
        }
        AccountId settling = cast.validators().get((int) (block / blocks % VALIDATORS));
        chain.funds().ifPresent(funds -> funds.settle(quiet, settling));
    }

    /// A dispatch of the world's own, without events. Inner calls run in a layer of their own.
    static Dispatch quiet(State state, long block) {
        return new Dispatch(new Origin.Root(), state, block, World::forget, World::runInLayer);
    }

    /// The same as of another block.
    static Dispatch at(Dispatch dispatch, long block) {
        return new Dispatch(dispatch.origin(), dispatch.state(), block, dispatch.deposit(), dispatch.runtime(),
                dispatch.filter(), dispatch.meter());
    }

    private static void runInLayer(Dispatch inside, Call call) throws DispatchException {
        State state = inside.state();
        state.begin();
        boolean done = false;
        try {
            call.decl().handler().run(inside, call);
            done = true;
        } finally {
            if (done) {
                state.commit();
            } else {
                state.rollback();
            }
        }
    }

    private static void forget(Event event) {}

    private static SplittableRandom random(long seed, long block) {
        return new SplittableRandom(seed ^ block * 0x9E3779B97F4A7C15L);
    }

    /// Who holds what the world has issued and nobody owns; play TAO for newcomers comes from there.
    public static AccountId savings(State state) {
        return account(seed(state), "savings", 0);
    }

    /// The hotkey in a subnet's first validator seat.
    public static AccountId firstValidator(State state, int netuid) {
        return validator(seed(state), netuid, 0);
    }

    static long seed(State state) {
        byte[] seed = state.get(SEED_KEY);
        if (seed == null) {
            throw new IllegalStateException("this state has no world");
        }
        return ByteBuffer.wrap(seed).getLong();
    }

    static AccountId account(long seed, String role, int number) {
        return WorldCast.account(seed, role, number);
    }

    static AccountId trader(long seed, int netuid, int which) {
        return account(seed, "trader", WorldCast.traderNumber(netuid, which));
    }

    /// The hotkey in a validator's seat of a subnet; the first is the one that traders use.
    static AccountId validator(long seed, int netuid, int seat) {
        return account(seed, "validator hotkey", WorldCast.validatorNumber(netuid, seat));
    }

    private static WorldCast cast(State state) {
        return WorldCast.of(seed(state));
    }
}

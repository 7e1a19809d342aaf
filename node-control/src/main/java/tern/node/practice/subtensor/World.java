package tern.node.practice.subtensor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.CallDecl;
import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.Event;
import tern.node.practice.frame.Origin;
import tern.node.practice.frame.State;
import tern.node.practice.runtime.PracticeRuntime;
import tern.wallet.bittensor.SystemAccounts;
import tern.wallet.crypto.Blake2;
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
    private static final State.Key SEED_KEY = new State.Key(
            ":practice:seed".getBytes(StandardCharsets.US_ASCII));
    private static final int TRADES_PER_BLOCK = 4;

    private final PracticeRuntime runtime;
    private final SubtensorPallet chain;
    private final BalancesLedger ledger;
    private volatile @Nullable Cast lastCast;

    /// Who trades with whom, by their numbers: a hash each to find out.
    private record Cast(long seed, List<AccountId> traders, List<AccountId> validators) {

        static Cast of(long seed) {
            return new Cast(seed, accounts(seed, "trader", TRADERS),
                    accounts(seed, "validator hotkey", VALIDATORS));
        }

        private static List<AccountId> accounts(long seed, String role, int count) {
            return IntStream.range(0, count).mapToObj(number -> account(seed, role, number)).toList();
        }

        AccountId trader(int netuid, int which) {
            return traders.get(traderNumber(netuid, which));
        }

        AccountId validator(int netuid, int seat) {
            return validators.get(validatorNumber(netuid, seat));
        }
    }

    public World(PracticeRuntime runtime) {
        this.runtime = runtime;
        this.chain = runtime.pallet(SubtensorPallet.class);
        this.ledger = new BalancesLedger(runtime.core().balances(), runtime.core().author());
    }

    /// Fills block 0. Comes after the core pallets' own genesis.
    public void genesis(State state, long seed) {
        state.put(SEED_KEY, ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
        runtime.core().sudo().start(state, PlayAccounts.ALICE);
        new WorldGenesis(chain, ledger, seed).fill(state);
    }

    /// What traders do in one block; a trade that fails changes nothing.
    public void live(Dispatch dispatch) {
        SplittableRandom random = random(dispatch.state(), dispatch.block());
        for (int i = 0; i < TRADES_PER_BLOCK; i++) {
            trade(dispatch, random);
        }
    }

    private void trade(Dispatch dispatch, SplittableRandom random) {
        State state = dispatch.state();
        int netuid = 1 + random.nextInt(SUBNETS);
        Cast cast = cast(state);
        AccountId trader = cast.trader(netuid, random.nextInt(HOME_TRADERS));
        AccountId hotkey = cast.validator(netuid, 0);
        Pool pool = chain.market().pool(state, netuid);
        long size = (long) (pool.tao() * (0.0002 + random.nextDouble() * 0.0025));
        boolean buys = random.nextDouble() < wishToBuy(state, netuid, pool, dispatch.block());
        if (buys && ledger.spendable(state, trader) > size) {
            run(dispatch, trader, "add_stake", hotkey, netuid, size);
        } else {
            long alpha = Math.min(Amounts.mulDiv(size, Pool.ONE, Math.max(1, pool.price())),
                    chain.shares().stake(state, hotkey, trader, netuid) / 4);
            if (alpha > 0) {
                run(dispatch, trader, "remove_stake", hotkey, netuid, alpha);
            }
        }
    }

    /// Below what a subnet seems worth more traders buy. The worth wanders about the moving price.
    private double wishToBuy(State state, int netuid, Pool pool, long block) {
        double moving = Fixed.fromF32(chain.subnetMovingPrice.get(state, netuid));
        double phase = 2 * StrictMath.PI * (block / 21_600.0 + netuid / 17.0);
        double worth = moving * (1 + 0.15 * StrictMath.sin(phase));
        double gap = worth == 0 ? 0 : (worth - pool.price() / 1e9) / worth;
        return 0.5 + Math.max(-0.4, Math.min(0.4, gap * 3));
    }

    private void run(Dispatch dispatch, AccountId who, String call, Object... args) {
        CallDecl decl = chain.calls().stream().filter(each -> each.name().equals(call)).findFirst().orElseThrow();
        // a trade that the rules refuse is none; its attempt leaves no trace
        dispatch.as(new Origin.Signed(who)).attempt(new Call(decl, List.of(args)));
    }

    /// Many blocks in one coarse step: on a third of the subnets the emission of three steps and one trade, and payouts
    /// every ten days. For making history; blocks made this way have no events.
    ///
    /// @param block  number of the last block of the step
    /// @param blocks how many blocks the step stands for
    public void hour(State state, long block, long blocks) {
        int third = (int) (block / blocks % 3);
        chain.emissionRules().emit(state, block, 3 * blocks, netuid -> netuid % 3 == third);
        SplittableRandom random = random(state, block);
        Dispatch quiet = quiet(state, block);
        for (int netuid = third == 0 ? 3 : third; netuid <= SUBNETS; netuid += 3) {
            push(state, netuid, block, random);
        }
        long day = block / 7_200;
        for (int netuid = 1; netuid <= SUBNETS; netuid++) {
            if (chain.lastEpochBlock.get(state, netuid) / 7_200 + 10 <= day && netuid % 24 == block / blocks % 24) {
                chain.epochRules().run(quiet, netuid, block);
            }
        }
    }

    private void push(State state, int netuid, long block, SplittableRandom random) {
        Cast cast = cast(state);
        AccountId trader = cast.trader(netuid, random.nextInt(HOME_TRADERS));
        AccountId hotkey = cast.validator(netuid, 0);
        Pool pool = chain.market().pool(state, netuid);
        long size = (long) (pool.tao() * (0.002 + random.nextDouble() * 0.01));
        boolean buys = random.nextDouble() < wishToBuy(state, netuid, pool, block);
        AccountId pot = SystemAccounts.subnetPot(netuid);
        try {
            if (buys && ledger.spendable(state, trader) > size) {
                ledger.move(state, trader, pot, size);
                chain.shares()
                        .increase(state, hotkey, trader, netuid,
                                chain.market().buy(state, netuid, size, true).out());
            } else {
                long wanted = Math.min(Amounts.mulDiv(size, Pool.ONE, Math.max(1, pool.price())),
                        chain.shares().stake(state, hotkey, trader, netuid) / 4);
                if (wanted > Pool.MINIMUM_RESERVE && pool.sell(wanted, true).out() > 0) {
                    long taken = chain.shares().decrease(state, hotkey, trader, netuid, wanted);
                    ledger.move(state, pot, trader, chain.market().sell(state, netuid, taken, true).out());
                }
            }
        } catch (DispatchException e) {
            throw new IllegalStateException("the world's own trade on subnet " + netuid + " failed", e);
        }
    }

    static Dispatch quiet(State state, long block) {
        return new Dispatch(new Origin.Root(), state, block, World::forget, (inner, call) -> {
            throw new IllegalStateException("no calls are made here");
        });
    }

    private static void forget(Event event) {}

    private static SplittableRandom random(State state, long block) {
        return new SplittableRandom(seed(state) ^ block * 0x9E3779B97F4A7C15L);
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
        return AccountId.of(Blake2.hash256(
                ("tern practice " + seed + " " + role + " " + number).getBytes(StandardCharsets.UTF_8)));
    }

    private Cast cast(State state) {
        long seed = seed(state);
        Cast cast = lastCast;
        if (cast == null || cast.seed() != seed) {
            cast = Cast.of(seed);
            lastCast = cast;
        }
        return cast;
    }

    static AccountId trader(long seed, int netuid, int which) {
        return account(seed, "trader", traderNumber(netuid, which));
    }

    /// The hotkey in a validator's seat of a subnet; the first is the one that traders use.
    static AccountId validator(long seed, int netuid, int seat) {
        return account(seed, "validator hotkey", validatorNumber(netuid, seat));
    }

    private static int traderNumber(int netuid, int which) {
        return (netuid * HOME_TRADERS + which) % TRADERS;
    }

    private static int validatorNumber(int netuid, int seat) {
        return (netuid * 7 + seat * 5) % VALIDATORS;
    }

    public PracticeRuntime runtime() {
        return runtime;
    }
}

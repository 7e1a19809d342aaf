package tern.node.practice.subtensor;

import java.math.BigInteger;
import java.util.SplittableRandom;
import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.State;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// Miners: new ones come by the chain's own rule, and what they can do waxes and wanes.
///
/// A miner's luck follows from its seat and the block it was registered at. Nobody is asked who they are, so a miner of
/// the user's is treated as all others.
final class WorldMiners {

    private static final int BLOCKS_PER_DAY = 7_200;
    private static final long TAO = Rao.PER_TAO;
    /// Coldkeys that newcomers share: many a hobbyist mines on some subnets.
    private static final int HOBBYISTS = 240;
    /// One in so many registrations draws others after it.
    private static final int RUSH = 30;
    private static final int MOST_IN_A_RUSH = 6;
    private static final double LUCKY_FOUNDERS = 0.85;
    private static final double LUCKY_NEWCOMERS = 0.35;
    /// Below it validators give no weight at all.
    private static final double LEAST_SKILL = 0.004;
    private static final int DICE = 0x313e;

    private final SubtensorPallet chain;
    private final TaoLedger ledger;
    private final WorldDeeds deeds;

    WorldMiners(SubtensorPallet chain, TaoLedger ledger, WorldDeeds deeds) {
        this.chain = chain;
        this.ledger = ledger;
        this.deeds = deeds;
    }

    /// Those who come within some blocks up to that of the dispatch.
    void arrive(Dispatch dispatch, WorldCast cast, SplittableRandom random, int blocks) {
        for (int netuid = 1; netuid <= World.SUBNETS; netuid++) {
            double chance = cast.arrivals()[netuid] * blocks / BLOCKS_PER_DAY;
            if (random.nextDouble() < chance
                    && chain.firstEmissionBlockNumber.contains(dispatch.state(), netuid)) {
                int count = random.nextInt(RUSH) == 0 ? 2 + random.nextInt(MOST_IN_A_RUSH - 1) : 1;
                for (int i = 0; i < count; i++) {
                    long block = dispatch.block() - random.nextInt(blocks);
                    register(World.at(dispatch, block), cast.seed(), netuid, i, random);
                }
            }
        }
    }

    private void register(Dispatch dispatch, long seed, int netuid, int which, SplittableRandom random) {
        State state = dispatch.state();
        AccountId coldkey = WorldCast.account(seed, "newcomer coldkey", random.nextInt(HOBBYISTS));
        AccountId hotkey = WorldCast.account(seed, "newcomer hotkey " + netuid + " " + dispatch.block(), which);
        long price = chain.burn.get(state, netuid);
        long play = (2 + random.nextInt(12)) * TAO;
        BigInteger ip = BigInteger.valueOf(0xCB007100L + random.nextInt(256));
        int port = 8_000 + random.nextInt(200);
        boolean serves = random.nextInt(4) > 0;
        if (ledger.spendable(state, coldkey) < price && !fund(dispatch, coldkey, play + 2 * price)) {
            return;
        }
        if (deeds.attempt(dispatch, coldkey, "burned_register", netuid, hotkey) && serves) {
            deeds.attempt(dispatch, hotkey, "serve_axon", netuid, 100L, ip, port, 4, 4, 0, 0);
        }
    }

    private boolean fund(Dispatch dispatch, AccountId coldkey, long rao) {
        AccountId savings = World.savings(dispatch.state());
        if (ledger.spendable(dispatch.state(), savings) < rao) {
            return false;
        }
        try {
            ledger.transfer(dispatch, savings, coldkey, rao);
            return true;
        } catch (DispatchException e) {
            throw new IllegalStateException("the world's savings could not pay a newcomer", e);
        }
    }

    /// What each neuron of a subnet can do as a miner, by uid; 0 for validators and those without luck.
    double[] skills(State state, WorldCast cast, int netuid, long block) {
        double[] skills = new double[chain.subnetworkN.get(state, netuid)];
        long founded = chain.networkRegisteredAt.get(state, netuid);
        AccountId owner = chain.subnetOwnerHotkey.get(state, netuid);
        for (int uid = 0; uid < skills.length; uid++) {
            AccountId hotkey = chain.keys.get(state, netuid, uid);
            if (!cast.isValidator(hotkey) && !hotkey.equals(owner)) {
                long registered = chain.blockAtRegistration.get(state, netuid, uid);
                long luck = WorldDice.mix(WorldDice.mix(cast.seed(), DICE, netuid, uid), registered);
                skills[uid] = skill(luck, registered <= founded, block - registered);
            }
        }
        return skills;
    }

    /// @param age in blocks
    private static double skill(long luck, boolean founder, long age) {
        if (part(luck, 1) >= (founder ? LUCKY_FOUNDERS : LUCKY_NEWCOMERS)) {
            return 0;
        }
        // newcomers are found after two hours to two days and trusted fully a day later
        double late = part(luck, 2);
        double known = founder ? 1 : (age - 600 - 14_000 * late * late) / BLOCKS_PER_DAY;
        if (known <= 0) {
            return 0;
        }
        double days = (double) age / BLOCKS_PER_DAY;
        // over weeks it may leave a miner altogether and come back
        double season = 0.5 + 0.8 * wave(days / (40 + 120 * part(luck, 3)) + part(luck, 4));
        if (season <= 0) {
            return 0;
        }
        double talent = StrictMath.pow(0.88, 24 * part(luck, 5));
        double form = 1 + 0.25 * wave(days / (3 + 6 * part(luck, 6)) + part(luck, 7));
        double skill = talent * season * form * Math.min(1, known);
        return skill < LEAST_SKILL ? 0 : skill;
    }

    private static double wave(double turns) {
        return StrictMath.sin(2 * StrictMath.PI * turns);
    }

    private static double part(long luck, int what) {
        return WorldDice.part(WorldDice.mix(luck, what));
    }
}

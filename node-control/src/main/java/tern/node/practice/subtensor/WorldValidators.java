package tern.node.practice.subtensor;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.State;
import tern.node.practice.frame.Types;
import tern.wallet.keys.AccountId;

/// Validators: they rate miners once a tempo, some let it be for months, a few change their take, and who lost a seat
/// may take one again.
final class WorldValidators {

    /// Where the holder's validator is idle.
    static final int IDLE_NETUID = 41;
    /// A day or two after genesis, so that any history longer than that shows it.
    private static final long IDLE_SINCE = 9_000;
    /// A validator that is idle stays so for 90 days.
    private static final int SEASON = 648_000;
    /// On subnets with more newcomers a day seats are worth more and hardly ever idle.
    private static final double BUSY = 0.8;
    private static final double IDLE_WHERE_BUSY = 1 / 60.0;
    private static final double IDLE_ELSEWHERE = 1 / 14.0;
    /// Ten days on average until a validator without a seat takes one again.
    private static final double RETURNS_PER_BLOCK = 1 / 72_000.0;
    /// Two tries a week; some are refused.
    private static final double TAKES_PER_BLOCK = 2 / 50_400.0;
    /// One percent of 65,535.
    private static final int TAKE_STEP = 655;
    private static final int TOP = 65_535;
    private static final int DICE = 0x7a11;

    private final SubtensorPallet chain;
    private final WorldDeeds deeds;
    private final WorldMiners miners;

    WorldValidators(SubtensorPallet chain, WorldDeeds deeds, WorldMiners miners) {
        this.chain = chain;
        this.deeds = deeds;
        this.miners = miners;
    }

    /// What they do in one block: each has its place in the tempo.
    void live(Dispatch dispatch, WorldCast cast) {
        State state = dispatch.state();
        long block = dispatch.block();
        for (int netuid = 1; netuid <= World.SUBNETS; netuid++) {
            long interval = Math.max(chain.tempo.get(state, netuid), chain.weightsSetRateLimit.get(state, netuid));
            long place = WorldDice.mix(cast.seed(), DICE, netuid);
            for (int seat = 0; seat < WorldGenesis.SEATS_OF_VALIDATORS; seat++) {
                place = WorldDice.mix(place, seat);
                if (Math.floorMod(block + place, interval) == 0) {
                    visit(dispatch, cast, netuid, seat, interval);
                }
            }
        }
    }

    private void visit(Dispatch dispatch, WorldCast cast, int netuid, int seat, long blocks) {
        State state = dispatch.state();
        if (!chain.firstEmissionBlockNumber.contains(state, netuid)
                || isIdle(cast, netuid, seat, dispatch.block())) {
            return;
        }
        int uid = uid(state, cast, netuid, seat);
        if (uid < 0) {
            comeBack(dispatch, cast, netuid, seat, blocks);
            return;
        }
        double[] skills = miners.skills(state, cast, netuid, dispatch.block());
        chain.weights.put(state, netuid, uid, row(skills, cast.seed(), netuid, seat, dispatch.block()));
        List<Long> updates = new ArrayList<>(chain.lastUpdate.get(state, netuid));
        updates.set(uid, dispatch.block());
        chain.lastUpdate.put(state, netuid, updates);
        dispatch.emit(chain.weightsSetEvent, netuid, uid);
    }

    /// Whether a subnet's validators would count as idle after twice so many blocks.
    boolean wouldLapse(State state, int netuid, long blocks) {
        return chain.activityCutoffFactorMilli.get(state, netuid) * chain.tempo.get(state, netuid) / 1_000 <= 2
                * blocks;
    }

    /// As of some time within the blocks up to that of the dispatch: everybody on a subnet who works has rated. Comes
    /// every six of such steps or more often.
    void touch(Dispatch dispatch, WorldCast cast, int netuid, int blocks) {
        State state = dispatch.state();
        if (!chain.firstEmissionBlockNumber.contains(state, netuid)) {
            return;
        }
        List<Long> updates = new ArrayList<>(chain.lastUpdate.get(state, netuid));
        List<Integer> out = new ArrayList<>();
        for (int seat = 0; seat < WorldGenesis.SEATS_OF_VALIDATORS; seat++) {
            if (!isIdle(cast, netuid, seat, dispatch.block())) {
                int uid = uid(state, cast, netuid, seat);
                if (uid >= 0) {
                    long back = WorldDice.mix(cast.seed(), netuid, seat, dispatch.block());
                    updates.set(uid, dispatch.block() - WorldDice.below(back, blocks));
                } else {
                    out.add(seat);
                }
            }
        }
        chain.lastUpdate.put(state, netuid, updates);
        // last, since a registration writes the same column
        out.forEach(seat -> comeBack(dispatch, cast, netuid, seat, 6L * blocks));
    }

    /// The uid of a seat's validator, -1 when it is out.
    private int uid(State state, WorldCast cast, int netuid, int seat) {
        return chain.uids.find(state, netuid, cast.validator(netuid, seat)).orElse(-1);
    }

    /// Writes what everybody on a subnet who works thinks of its miners.
    void rate(State state, WorldCast cast, int netuid, long block) {
        double[] skills = miners.skills(state, cast, netuid, block);
        for (int seat = 0; seat < WorldGenesis.SEATS_OF_VALIDATORS; seat++) {
            int uid = uid(state, cast, netuid, seat);
            if (uid >= 0 && !isIdle(cast, netuid, seat, block)) {
                chain.weights.put(state, netuid, uid, row(skills, cast.seed(), netuid, seat, block));
            }
        }
    }

    /// Validators agree to a tenth. The largest weight is the largest number, as the chain has it.
    private static List<Types.Pair<Integer, Integer>> row(double[] skills, long seed, int netuid, int seat,
            long block) {
        long opinion = WorldDice.mix(WorldDice.mix(seed, DICE, netuid, seat), block);
        double[] seen = new double[skills.length];
        double most = 0;
        for (int uid = 0; uid < seen.length; uid++) {
            if (skills[uid] > 0) {
                seen[uid] = skills[uid] * (0.9 + 0.1 * WorldDice.part(WorldDice.mix(opinion, uid)));
                most = Math.max(most, seen[uid]);
            }
        }
        List<Types.Pair<Integer, Integer>> row = new ArrayList<>();
        for (int uid = 0; uid < seen.length; uid++) {
            int weight = most == 0 ? 0 : (int) (seen[uid] / most * TOP);
            if (weight > 0) {
                row.add(new Types.Pair<>(uid, weight));
            }
        }
        return row;
    }

    private static boolean isIdle(WorldCast cast, int netuid, int seat, long block) {
        if (WorldGenesis.isHoldersSeat(netuid, seat)) {
            return netuid == IDLE_NETUID && block >= IDLE_SINCE;
        }
        if (seat == 0) {
            // traders stake there
            return false;
        }
        long habit = WorldDice.mix(cast.seed(), DICE, netuid, seat);
        long season = (block + WorldDice.below(habit, SEASON)) / SEASON;
        return WorldDice.part(WorldDice.mix(habit, season)) < (cast.arrivals()[netuid] > BUSY
                ? IDLE_WHERE_BUSY
                : IDLE_ELSEWHERE);
    }

    private void comeBack(Dispatch dispatch, WorldCast cast, int netuid, int seat, long blocks) {
        long chance = WorldDice.mix(WorldDice.mix(cast.seed(), DICE, netuid, seat), ~dispatch.block());
        if (WorldDice.part(chance) < RETURNS_PER_BLOCK * blocks) {
            AccountId hotkey = cast.validator(netuid, seat);
            deeds.attempt(dispatch, chain.owner.get(dispatch.state(), hotkey), "burned_register", netuid, hotkey);
        }
    }

    /// One or two takes a week: down more often than up, which the chain allows once in 30 days.
    void changeTakes(Dispatch dispatch, WorldCast cast, SplittableRandom random, int blocks) {
        if (random.nextDouble() >= TAKES_PER_BLOCK * blocks) {
            return;
        }
        State state = dispatch.state();
        AccountId hotkey = cast.validators().get(random.nextInt(World.VALIDATORS));
        int take = chain.delegates.get(state, hotkey);
        int step = TAKE_STEP * (1 + random.nextInt(4));
        boolean up = take == 0 || random.nextInt(5) < 2;
        int wanted = up
                ? Math.min(chain.maxDelegateTake.get(state), take + step)
                : Math.max(chain.minDelegateTake.get(state), take - step);
        deeds.attempt(dispatch, chain.owner.get(state, hotkey), up ? "increase_take" : "decrease_take", hotkey, wanted);
    }
}

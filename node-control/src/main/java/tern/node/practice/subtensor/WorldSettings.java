package tern.node.practice.subtensor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import tern.node.practice.frame.State;
import tern.wallet.units.Rao;

/// How subnets differ: hyperparameters, how many miners come, and which two start late.
final class WorldSettings {

    /// Where nobody can register.
    static final Set<Integer> CLOSED = Set.of(23, 77, 115);
    /// Where seats are given for proof of work, which takes a computer a moment.
    static final Set<Integer> FOR_WORK = Set.of(9, 31, 64);
    static final long DIFFICULTY = 100_000;
    /// Two netuids that start in the course of the 60 days and are the only young subnets at their end. Until then they
    /// are registered and not started.
    static final List<Young> YOUNG = List.of(new Young(127, 295_200), new Young(128, 396_000));
    /// Emission is off for a new subnet until somebody switches it on.
    static final int WITHOUT_EMISSION = 128;
    /// Stake weight that it takes to set weights, in rao.
    static final long STAKE_THRESHOLD = 1_000_000_000_000L;
    /// 30 days: all subnets but the young ones are past it at the end of the made-up history.
    static final long NETWORK_IMMUNITY = 216_000;

    private static final long TAO = Rao.PER_TAO;
    private static final List<Integer> SEATS = List.of(64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 128, 128, 192,
            256);
    private static final List<Integer> IMMUNITY = List.of(5_000, 5_000, 5_000, 5_000, 4_096, 7_200, 10_000, 14_400);
    private static final List<Integer> VALIDATORS = List.of(12, 16, 16, 20);
    private static final List<Long> LEAST_BURN = List.of(TAO / 2_000, TAO / 200, TAO / 50, TAO / 20, TAO / 10, TAO / 4,
            TAO / 2, TAO);
    private static final List<Long> MOST_BURN = List.of(100 * TAO, 100 * TAO, 20 * TAO, 10 * TAO);
    private static final List<Integer> HALF_LIFE = List.of(360, 360, 360, 720, 1_800, 3_600);
    private static final List<Double> INCREASE = List.of(1.26, 1.26, 1.26, 1.5);
    private static final double QUIET = 0.13;
    private static final int DICE = 0x5e77;

    private final SubtensorPallet chain;

    /// A subnet that is registered again at a block.
    record Young(int netuid, long at) {}

    WorldSettings(SubtensorPallet chain) {
        this.chain = chain;
    }

    void world(State state) {
        chain.networkImmunityPeriod.put(state, NETWORK_IMMUNITY);
        chain.stakeThreshold.put(state, STAKE_THRESHOLD);
    }

    void subnet(State state, long seed, int netuid) {
        chain.immunityPeriod.put(state, netuid, pick(IMMUNITY, seed, netuid, 1));
        // the holder's idle validator must not be the first to make room
        chain.maxAllowedUids.put(state, netuid,
                netuid == WorldValidators.IDLE_NETUID ? 256 : pick(SEATS, seed, netuid, 2));
        chain.maxAllowedValidators.put(state, netuid, pick(VALIDATORS, seed, netuid, 3));
        long least = pick(LEAST_BURN, seed, netuid, 4);
        chain.minBurn.put(state, netuid, least);
        chain.maxBurn.put(state, netuid, pick(MOST_BURN, seed, netuid, 5));
        chain.burnHalfLife.put(state, netuid, pick(HALF_LIFE, seed, netuid, 6));
        double increase = pick(INCREASE, seed, netuid, 7);
        if (increase != INCREASE.getFirst()) {
            chain.burnIncreaseMult.put(state, netuid, Fixed.f64(increase));
        }
        chain.burn.put(state, netuid, least + (long) (2 * least * part(seed, netuid, 8)));
        chain.networkPowRegistrationAllowed.put(state, netuid, FOR_WORK.contains(netuid));
        if (FOR_WORK.contains(netuid)) {
            chain.minDifficulty.put(state, netuid, 1L);
            chain.difficulty.put(state, netuid, DIFFICULTY);
        }
        if (CLOSED.contains(netuid)) {
            chain.networkRegistrationAllowed.put(state, netuid, false);
        }
        if (netuid == WITHOUT_EMISSION) {
            chain.subnetEmissionEnabled.put(state, netuid, false);
        }
        boolean started = YOUNG.stream().noneMatch(young -> young.netuid() == netuid);
        chain.subtokenEnabled.put(state, netuid, started);
        if (started) {
            chain.firstEmissionBlockNumber.put(state, netuid, 0L);
        }
    }

    private static <T> T pick(List<T> from, long seed, int netuid, int what) {
        return from.get(WorldDice.below(WorldDice.mix(seed, DICE, netuid, what), from.size()));
    }

    private static double part(long seed, int netuid, int what) {
        return WorldDice.part(WorldDice.mix(seed, DICE, netuid, what));
    }

    /// How many miners come to a subnet in a day: one in a week to two or three.
    static double arrivals(long seed, int netuid) {
        if (CLOSED.contains(netuid)) {
            return 0;
        }
        if (netuid == WorldValidators.IDLE_NETUID) {
            return QUIET;
        }
        if (YOUNG.stream().anyMatch(young -> young.netuid() == netuid)) {
            return 3;
        }
        double busy = part(seed, netuid, 9);
        return QUIET * StrictMath.pow(20, busy * busy * busy);
    }

    /// Starts the subnets whose time has come: the netuid is registered anew, with all who sit there.
    void start(State state, long block) {
        for (Young young : YOUNG) {
            int netuid = young.netuid();
            if (block >= young.at() && !chain.firstEmissionBlockNumber.contains(state, netuid)) {
                chain.networkRegisteredAt.put(state, netuid, block);
                chain.firstEmissionBlockNumber.put(state, netuid, block);
                chain.subtokenEnabled.put(state, netuid, true);
                chain.lastEpochBlock.put(state, netuid, block);
                int count = chain.subnetworkN.get(state, netuid);
                for (int uid = 0; uid < count; uid++) {
                    chain.blockAtRegistration.put(state, netuid, uid, block);
                }
                chain.lastUpdate.put(state, netuid, new ArrayList<>(Collections.nCopies(count, block)));
            }
        }
    }
}

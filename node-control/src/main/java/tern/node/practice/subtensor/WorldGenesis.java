package tern.node.practice.subtensor;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import tern.node.practice.frame.State;
import tern.wallet.bittensor.SystemAccounts;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// Block 0 of the practice world: root, 128 subnets, their pools and everybody on them.
final class WorldGenesis {

    static final int SEATS_OF_VALIDATORS = 8;
    static final int MINERS = 24;
    private static final long TAO = Rao.PER_TAO;
    private static final long RESERVE = 500;
    private static final long ISSUED = 10_900_000 * TAO;
    private static final BigInteger TAO_WEIGHT = new BigInteger("3320413933267719290");

    /// What the holder has: TAO at the first price, by netuid. A little grows with dividends.
    private static final SortedMap<Integer, Long> HOLDINGS = new TreeMap<>(
            Map.of(3, 148L, 8, 37L, 19, 96L, 41, 24L, 64, 61L, 88, 119L, 107, 29L));

    private final SubtensorPallet chain;
    private final TaoLedger ledger;
    private final WorldSettings settings;
    private final long seed;
    private final SplittableRandom random;

    WorldGenesis(SubtensorPallet chain, TaoLedger ledger, WorldSettings settings, long seed) {
        this.chain = chain;
        this.ledger = ledger;
        this.settings = settings;
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    void fill(State state) {
        ledger.create(state, ledger.author(), TAO);
        chain.taoWeight.put(state, TAO_WEIGHT.longValue());
        chain.nominatorMinRequiredStake.put(state, 10_000_000L);
        settings.world(state);
        chain.basketItems().ifPresent(items -> items.basketTradingEnabled.put(state, true));
        for (int i = 0; i < World.TRADERS; i++) {
            ledger.create(state, World.account(seed, "trader", i), (2_000 + random.nextInt(18_000)) * TAO);
        }
        root(state);
        for (int netuid = 1; netuid <= World.SUBNETS; netuid++) {
            subnet(state, netuid);
        }
        chain.totalNetworks.put(state, World.SUBNETS + 1);
        for (AccountId developer : PlayAccounts.DEVELOPERS) {
            ledger.create(state, developer, 100_000 * TAO);
        }
        holder(state);
        // the rest of what the world has issued, above the first halving
        ledger.create(state, World.account(seed, "savings", 0), ISSUED - ledger.issuance(state));
        chain.totalIssuance.put(state, ledger.issuance(state));
    }

    private void root(State state) {
        ledger.create(state, SystemAccounts.subnetPot(0), RESERVE);
        chain.networksAdded.put(state, 0, true);
        chain.maxAllowedUids.put(state, 0, Registration.ROOT_SEATS);
        chain.tokenSymbol.put(state, 0, "\u03a4".getBytes(StandardCharsets.UTF_8));
        List<AccountId> seats = new ArrayList<>();
        for (int i = 0; i < World.VALIDATORS; i++) {
            AccountId coldkey = World.account(seed, "validator coldkey", i);
            AccountId hotkey = World.account(seed, "validator hotkey", i);
            ledger.create(state, coldkey, (20 + random.nextInt(400)) * TAO);
            own(state, coldkey, hotkey);
            chain.delegates.put(state, hotkey, random.nextInt(6) == 0 ? 0 : 3_277 * (1 + random.nextInt(3)));
            chain.identitiesV2.put(state, coldkey, List.of(text(WorldNames.validator(i)), text(""), text(""), text(""),
                    text(""), text("Part of the practice world."), text("")));
            seats.add(hotkey);
            double wanted = 400_000.0 / (1 + i * 0.45) * (0.8 + 0.4 * random.nextDouble());
            long stake = (long) wanted * TAO;
            rootStake(state, hotkey, coldkey, stake / 10);
            rootStake(state, hotkey, World.account(seed, "nominator", i), stake - stake / 10);
        }
        seat(state, 0, seats);
    }

    private void rootStake(State state, AccountId hotkey, AccountId coldkey, long rao) {
        ledger.create(state, SystemAccounts.subnetPot(0), rao);
        chain.market().addTao(state, 0, rao);
        Market.add(state, chain.subnetAlphaOut, 0, rao);
        chain.shares().increase(state, hotkey, coldkey, 0, rao);
    }

    private void subnet(State state, int netuid) {
        double rank = 1 + random.nextInt(World.SUBNETS);
        double price = 0.16 / StrictMath.pow(rank, 0.62) * (0.85 + 0.3 * random.nextDouble());
        double depth = (4_000 + 90_000 / StrictMath.sqrt(rank)) * (0.8 + 0.4 * random.nextDouble());
        long tao = (long) depth * TAO;
        AccountId owner = World.account(seed, "owner", netuid);
        AccountId ownerHotkey = World.account(seed, "owner hotkey", netuid);
        ledger.create(state, owner, (50 + random.nextInt(900)) * TAO);
        own(state, owner, ownerHotkey);
        ledger.create(state, SystemAccounts.subnetPot(netuid), tao + RESERVE);
        chain.networksAdded.put(state, netuid, true);
        chain.subnetMechanism.put(state, netuid, 1);
        chain.subnetOwner.put(state, netuid, owner);
        chain.subnetOwnerHotkey.put(state, netuid, ownerHotkey);
        chain.tokenSymbol.put(state, netuid, WorldNames.symbol(netuid));
        chain.subnetIdentitiesV3.put(state, netuid, List.of(text(WorldNames.subnet(netuid)), text(""), text(""),
                text(""), text(""), text("An invented subnet of the practice network."), text(""), text("")));
        chain.tempo.put(state, netuid, List.of(360, 360, 360, 360, 180, 99).get(random.nextInt(6)));
        chain.lastEpochBlock.put(state, netuid, 0L);
        settings.subnet(state, seed, netuid);
        chain.market().addTao(state, netuid, tao);
        chain.subnetAlphaIn.put(state, netuid, (long) (tao / price));
        chain.subnetMovingPrice.put(state, netuid, Fixed.f32(price));
        people(state, netuid, ownerHotkey);
    }

    private void people(State state, int netuid, AccountId ownerHotkey) {
        List<AccountId> seats = new ArrayList<>();
        for (int seat = 0; seat < SEATS_OF_VALIDATORS; seat++) {
            AccountId hotkey = World.validator(seed, netuid, seat);
            seats.add(hotkey);
            long alpha = (20_000 + random.nextInt(160_000)) * TAO;
            give(state, netuid, hotkey, chain.owner.get(state, hotkey), alpha / 4);
            give(state, netuid, hotkey, World.account(seed, "nominator", random.nextInt(World.VALIDATORS)),
                    alpha - alpha / 4);
        }
        for (int i = 0; i < World.HOME_TRADERS; i++) {
            give(state, netuid, World.validator(seed, netuid, 0), World.trader(seed, netuid, i),
                    (10_000 + random.nextInt(50_000)) * TAO);
        }
        seats.add(ownerHotkey);
        give(state, netuid, ownerHotkey, World.account(seed, "owner", netuid), 5_000 * TAO);
        for (int i = 0; i < MINERS; i++) {
            AccountId hotkey = World.account(seed, "miner hotkey", netuid * 100 + i);
            own(state, World.account(seed, "miner coldkey", netuid * 100 + i / 3), hotkey);
            seats.add(hotkey);
            give(state, netuid, hotkey, World.account(seed, "miner coldkey", netuid * 100 + i / 3),
                    (50 + random.nextInt(3_000)) * TAO);
            chain.axons.put(state, netuid, hotkey, List.of(0L, 100L,
                    BigInteger.valueOf(0xCB007100L + random.nextInt(256)), 8_000 + i, 4, 4, 0, 0));
        }
        seat(state, netuid, seats);
    }

    private void give(State state, int netuid, AccountId hotkey, AccountId coldkey, long alpha) {
        chain.shares().increase(state, hotkey, coldkey, netuid, alpha);
        Market.add(state, chain.subnetAlphaOut, netuid, alpha);
    }

    private void own(State state, AccountId coldkey, AccountId hotkey) {
        chain.registrationRules().associate(state, coldkey, hotkey);
    }

    private void seat(State state, int netuid, List<AccountId> seats) {
        int count = seats.size();
        chain.subnetworkN.put(state, netuid, count);
        for (int uid = 0; uid < count; uid++) {
            chain.keys.put(state, netuid, uid, seats.get(uid));
            chain.uids.put(state, netuid, seats.get(uid), uid);
            chain.isNetworkMember.put(state, seats.get(uid), netuid, true);
            chain.blockAtRegistration.put(state, netuid, uid, 0L);
        }
        chain.emission.put(state, netuid, Collections.nCopies(count, 0L));
        chain.lastUpdate.put(state, netuid, Collections.nCopies(count, 0L));
        chain.incentive.put(state, netuid, Collections.nCopies(count, 0));
        chain.consensus.put(state, netuid, Collections.nCopies(count, 0));
        chain.dividends.put(state, netuid, Collections.nCopies(count, 0));
        chain.validatorTrust.put(state, netuid, Collections.nCopies(count, 0));
        chain.active.put(state, netuid, Collections.nCopies(count, true));
        chain.validatorPermit.put(state, netuid, Collections.nCopies(count, false));
    }

    private void holder(State state) {
        ledger.create(state, World.HOLDER, 1_250 * TAO);
        rootStake(state, World.account(seed, "validator hotkey", 1), World.HOLDER, 402 * TAO);
        rootStake(state, World.account(seed, "validator hotkey", 4), World.HOLDER, 148 * TAO);
        HOLDINGS.forEach((netuid, tao) -> {
            long price = chain.market().pool(state, netuid).price();
            AccountId hotkey = World.validator(seed, netuid, holdersSeat(netuid));
            give(state, netuid, hotkey, World.HOLDER, Amounts.mulDiv(tao * TAO, Pool.ONE, price));
        });
    }

    private static int holdersSeat(int netuid) {
        return netuid % SEATS_OF_VALIDATORS;
    }

    /// Whether the holder stakes with the validator of a seat.
    static boolean isHoldersSeat(int netuid, int seat) {
        return HOLDINGS.containsKey(netuid) && holdersSeat(netuid) == seat;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

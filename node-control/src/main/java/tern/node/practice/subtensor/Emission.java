package tern.node.practice.subtensor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.State;
import tern.wallet.bittensor.SystemAccounts;

/// New TAO and alpha of each block. Formulas: `chain.md` 8.3 to 8.5.
final class Emission {

    private static final double SUPPLY = 21e15;
    private static final long FULL = 1_000_000_000L;
    private static final int PARTS = 65_535;

    private final SubtensorPallet chain;
    private final TaoLedger ledger;

    Emission(SubtensorPallet chain, TaoLedger ledger) {
        this.chain = chain;
        this.ledger = ledger;
    }

    /// What one block brings at an issuance: halves with every halving of what is left to issue.
    static long perBlock(long issuance) {
        double left = 1 - issuance / SUPPLY;
        if (left <= 0) {
            return 0;
        }
        int halvings = 0;
        for (double at = 1 / left; at >= 2 && halvings < 62; at /= 2) {
            halvings++;
        }
        return FULL >> halvings;
    }

    /// Emits for so many blocks at once; one in live blocks, more in coarse history.
    ///
    /// @param block number of the last of them
    void emit(State state, long block, long blocks) {
        emit(state, block, blocks, netuid -> true);
    }

    /// As [#emit(State, long, long)], for some subnets only.
    void emit(State state, long block, long blocks, IntPredicate which) {
        List<Integer> subnets = dynamicSubnets(state);
        long tao = perBlock(chain.totalIssuance.get(state)) * blocks;
        chain.blockEmission.put(state, tao / blocks);
        long given = 0;
        double sumOfPrices = 0;
        double sumOfWeights = 0;
        double[] weights = new double[subnets.size()];
        for (int i = 0; i < weights.length; i++) {
            double price = Fixed.fromF32(chain.subnetMovingPrice.get(state, subnets.get(i)));
            weights[i] = eligible(state, subnets.get(i))
                    ? price * (1 - Fixed.fromF32(chain.minerBurned.get(state, subnets.get(i))))
                    : 0;
            sumOfPrices += price;
            sumOfWeights += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            int netuid = subnets.get(i);
            if (which.test(netuid)) {
                long own = sumOfWeights == 0 ? 0 : (long) (weights[i] / sumOfWeights * tao);
                given += own;
                subnet(state, netuid, own, blocks, sumOfPrices > 1);
                movePrice(state, netuid, block, blocks);
            }
        }
        chain.totalIssuance.put(state, chain.totalIssuance.get(state) + given);
    }

    List<Integer> dynamicSubnets(State state) {
        List<Integer> all = new ArrayList<>(chain.networksAdded.keys(state));
        all.removeIf(netuid -> netuid == 0);
        return all;
    }

    private boolean eligible(State state, int netuid) {
        return chain.firstEmissionBlockNumber.contains(state, netuid)
                && chain.subtokenEnabled.get(state, netuid)
                && chain.networkRegistrationAllowed.get(state, netuid)
                && chain.subnetEmissionEnabled.get(state, netuid);
    }

    private void subnet(State state, int netuid, long tao, long blocks, boolean rootEarns) {
        if (!chain.firstEmissionBlockNumber.contains(state, netuid)) {
            return;
        }
        long alphaIssued = chain.subnetAlphaIn.get(state, netuid) + chain.subnetAlphaOut.get(state, netuid);
        long alpha = perBlock(alphaIssued) * blocks;
        double rootProp = rootProp(state, alphaIssued);
        intoPool(state, netuid, tao, (long) (rootProp * alpha));
        chain.rootProp.put(state, netuid, Fixed.f32(rootProp));
        chain.subnetAlphaOutEmission.put(state, netuid, alpha / blocks);
        split(state, netuid, alpha, rootProp, rootEarns);
    }

    double rootProp(State state, long alphaIssued) {
        double root = chain.subnetTAO.get(state, 0) * taoWeight(state);
        return root + alphaIssued == 0 ? 0 : root / (root + alphaIssued);
    }

    double taoWeight(State state) {
        long bits = chain.taoWeight.get(state);
        // unsigned: half of it with the lost bit kept for the rounding
        double weight = bits >= 0 ? bits : (bits >>> 1 | bits & 1) * 2.0;
        return weight / 0x1p64;
    }

    private void intoPool(State state, int netuid, long tao, long alphaCap) {
        if (tao == 0) {
            note(state, netuid, 0, 0, 0);
            return;
        }
        Pool pool = chain.market().pool(state, netuid);
        long price = pool.price();
        long alphaIn = price == 0 ? 0 : Math.min(Amounts.mulDiv(tao, Pool.ONE, price), alphaCap);
        long taoIn = Math.min(tao, Amounts.mulDiv(alphaIn, price, Pool.ONE));
        ledger.create(state, SystemAccounts.subnetPot(netuid), tao);
        chain.market().addTao(state, netuid, taoIn);
        Market.add(state, chain.subnetAlphaIn, netuid, alphaIn);
        long excess = tao - taoIn;
        note(state, netuid, taoIn, alphaIn, excess);
        try {
            Pool.Trade bought = chain.market().buy(state, netuid, excess, false);
            Market.add(state, chain.subnetProtocolAlpha, netuid, bought.out());
        } catch (DispatchException e) {
            // a pool too small to buy from keeps the TAO, as on the chain
            chain.market().addTao(state, netuid, excess);
        }
    }

    private void note(State state, int netuid, long taoIn, long alphaIn, long excess) {
        chain.subnetTaoInEmission.put(state, netuid, taoIn);
        chain.subnetAlphaInEmission.put(state, netuid, alphaIn);
        chain.subnetExcessTao.put(state, netuid, excess);
    }

    private void split(State state, int netuid, long alpha, double rootProp, boolean rootEarns) {
        long cut = chain.ownerCutEnabled.get(state, netuid)
                ? Amounts.mulDiv(alpha, chain.subnetOwnerCut.get(state), PARTS)
                : 0;
        long miners = (alpha - cut) / 2;
        long validators = alpha - cut - miners;
        long root = (long) (rootProp * validators);
        long kept = rootEarns && chain.edition().hasBaskets() ? alpha : alpha - root;
        Market.add(state, chain.subnetAlphaOut, netuid, kept);
        Market.add(state, chain.pendingOwnerCut, netuid, cut);
        Market.add(state, chain.pendingServerEmission, netuid, miners);
        Market.add(state, chain.pendingValidatorEmission, netuid, validators - root);
        if (kept == alpha) {
            Market.add(state, chain.pendingRootAlphaDivs, netuid, root);
        }
    }

    private void movePrice(State state, int netuid, long block, long blocks) {
        long started = chain.firstEmissionBlockNumber.find(state, netuid).orElse(block);
        double age = Math.max(0, block - started);
        double alpha = Fixed.fromF32(chain.subnetMovingAlpha.get(state)) * age
                / (age + chain.emaPriceHalvingBlocks.get(state, netuid));
        double now = Math.min(1, chain.market().pool(state, netuid).price() / 1e9);
        double moving = Fixed.fromF32(chain.subnetMovingPrice.get(state, netuid));
        double keep = StrictMath.pow(1 - alpha, (double) blocks);
        chain.subnetMovingPrice.put(state, netuid, Fixed.f32(moving * keep + now * (1 - keep)));
    }
}

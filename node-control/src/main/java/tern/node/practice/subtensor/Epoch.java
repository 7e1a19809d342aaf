package tern.node.practice.subtensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;
import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.State;
import tern.node.practice.frame.Types;
import tern.wallet.keys.AccountId;

/// A subnet's payout every tempo, by `chain.md` 8.6: owner's cut, miners, validators, root's share, takes.
///
/// [Consensus] has no memory: the moving average of bonds, child keys and commit-reveal of the real chain are not
/// carried out.
final class Epoch {

    private static final int TOP = 65_535;

    private final SubtensorPallet chain;
    private final Emission emission;

    /// One neuron in an epoch.
    ///
    /// @param active  whether it set weights, or was registered, within the subnet's cutoff
    /// @param updated block of that
    private record Neuron(int uid, AccountId hotkey, double alpha, double root, boolean active, long updated) {
        double weight() {
            return alpha + root;
        }
    }

    /// How validators are paid.
    ///
    /// @param part    of the dividends that is written down
    /// @param settles whether root dividends go into funds now
    /// @param prices  of all pools, which stand still in an epoch
    private record Round(Dispatch dispatch, int netuid, double part, boolean settles, Funds.Prices prices) {}

    Epoch(SubtensorPallet chain, Emission emission) {
        this.chain = chain;
        this.emission = emission;
    }

    /// Whether a subnet's epoch is over at a block.
    boolean due(State state, int netuid, long block) {
        return chain.firstEmissionBlockNumber.contains(state, netuid)
                && block >= chain.lastEpochBlock.get(state, netuid) + chain.tempo.get(state, netuid);
    }

    void run(Dispatch dispatch, int netuid, long block) {
        run(dispatch, netuid, block, true);
    }

    /// @param settles whether root dividends go into the validators' funds at once; they wait for [Funds#settle] else
    void run(Dispatch dispatch, int netuid, long block, boolean settles) {
        State state = dispatch.state();
        List<Neuron> neurons = neurons(state, netuid, block);
        List<Neuron> permitted = permitted(state, netuid, neurons);
        List<Neuron> validators = validators(state, netuid, permitted);
        Consensus consensus = consensus(state, netuid, neurons, validators);
        double part = tempoPart(state, netuid, block);
        long[] paid = new long[neurons.size()];
        payOwner(state, netuid);
        long toMiners = payMiners(state, netuid, neurons, consensus.incentive(), paid);
        long server = chain.pendingServerEmission.get(state, netuid);
        Round round = new Round(dispatch, netuid, part, settles, new Funds.Prices(chain.market(), state));
        long[] dividends = payValidators(round, validators, consensus.trust(), toMiners == 0 ? server : 0);
        chain.pendingServerEmission.put(state, netuid, toMiners == 0 && !validators.isEmpty() ? 0 : server - toMiners);
        scale(paid, part);
        scale(dividends, part);
        record(state, netuid, neurons, permitted, validators, consensus, dividends, paid);
        chain.lastEpochBlock.put(state, netuid, block);
        chain.lastMechansimStepBlock.put(state, netuid, block);
        chain.blocksSinceLastStep.put(state, netuid, 0L);
        chain.subnetEpochIndex.put(state, netuid, chain.subnetEpochIndex.get(state, netuid) + 1);
        List<Long> emissions = new ArrayList<>();
        for (long each : paid) {
            emissions.add(each);
        }
        dispatch.emit(chain.incentiveAlphaEmittedToMinersEvent, netuid, emissions);
    }

    /// Only made-up history lets epochs wait. What is written down per epoch then is for one tempo, since everybody
    /// who reads it multiplies it by tempos.
    private double tempoPart(State state, int netuid, long block) {
        double tempo = chain.tempo.get(state, netuid);
        double elapsed = block - chain.lastEpochBlock.get(state, netuid);
        return elapsed < 2 * tempo ? 1 : tempo / elapsed;
    }

    private static void scale(long[] amounts, double part) {
        for (int i = 0; i < amounts.length && part < 1; i++) {
            amounts[i] = (long) (amounts[i] * part);
        }
    }

    private List<Neuron> neurons(State state, int netuid, long block) {
        double taoWeight = emission.taoWeight(state);
        long cutoff = chain.activityCutoffFactorMilli.get(state, netuid) * chain.tempo.get(state, netuid) / 1_000;
        List<Long> updates = chain.lastUpdate.get(state, netuid);
        List<Neuron> neurons = new ArrayList<>();
        for (int uid = 0; uid < chain.subnetworkN.get(state, netuid); uid++) {
            AccountId hotkey = chain.keys.get(state, netuid, uid);
            long updated = updates.get(uid);
            neurons.add(new Neuron(uid, hotkey, chain.totalHotkeyAlpha.get(state, hotkey, netuid),
                    chain.totalHotkeyAlpha.get(state, hotkey, 0) * taoWeight, updated + cutoff >= block, updated));
        }
        return neurons;
    }

    /// The largest by stake weight that hold enough of it.
    private List<Neuron> permitted(State state, int netuid, List<Neuron> neurons) {
        long least = Math.max(1, chain.stakeThreshold.get(state));
        return neurons.stream()
                .filter(each -> each.weight() >= least)
                .sorted(Comparator.comparingDouble(Neuron::weight).reversed().thenComparingInt(Neuron::uid))
                .limit(chain.maxAllowedValidators.get(state, netuid))
                .toList();
    }

    /// Those of them that set weights, not too long ago: the stake of others counts for nothing.
    private List<Neuron> validators(State state, int netuid, List<Neuron> permitted) {
        Set<Integer> rated = new HashSet<>(chain.weights.keys(state, netuid));
        return permitted.stream().filter(each -> each.active() && rated.contains(each.uid())).toList();
    }

    private Consensus consensus(State state, int netuid, List<Neuron> neurons, List<Neuron> validators) {
        double[][] weights = new double[validators.size()][];
        double[] stake = new double[validators.size()];
        Map<Integer, Long> since = new HashMap<>();
        for (int i = 0; i < stake.length; i++) {
            stake[i] = validators.get(i).weight();
            weights[i] = weights(chain.weights.get(state, netuid, validators.get(i).uid()), validators.get(i),
                    neurons.size(), miner -> since.computeIfAbsent(miner,
                            unknown -> chain.blockAtRegistration.get(state, netuid, unknown)));
        }
        return Consensus.of((double) chain.kappa.get(state, netuid) / TOP, stake, weights, neurons.size());
    }

    /// One validator's weights as parts of one. What it gives itself does not count, nor what it gave whoever sat in a
    /// seat before.
    ///
    /// @param since block of a neuron's registration
    private static double[] weights(List<Types.Pair<Integer, Integer>> set, Neuron validator, int count,
            IntToLongFunction since) {
        double[] row = new double[count];
        double sum = 0;
        for (Types.Pair<Integer, Integer> entry : set) {
            if (entry.first() < row.length && entry.first() != validator.uid()
                    && since.applyAsLong(entry.first()) <= validator.updated()) {
                row[entry.first()] = entry.second();
                sum += entry.second();
            }
        }
        for (int uid = 0; uid < row.length && sum > 0; uid++) {
            row[uid] /= sum;
        }
        return row;
    }

    private void payOwner(State state, int netuid) {
        long cut = chain.pendingOwnerCut.get(state, netuid);
        AccountId hotkey = chain.subnetOwnerHotkey.get(state, netuid);
        if (cut > 0 && chain.owner.contains(state, hotkey)) {
            chain.shares().increase(state, hotkey, chain.subnetOwner.get(state, netuid), netuid, cut);
            chain.pendingOwnerCut.put(state, netuid, 0L);
        }
    }

    /// @return what miners got; the rest stays pending
    private long payMiners(State state, int netuid, List<Neuron> neurons, double[] incentive, long[] paid) {
        long pending = chain.pendingServerEmission.get(state, netuid);
        AccountId ownerHotkey = chain.subnetOwnerHotkey.get(state, netuid);
        long total = 0;
        long burned = 0;
        for (Neuron neuron : neurons) {
            long part = Math.min((long) (incentive[neuron.uid()] * pending), pending - total);
            total += part;
            if (neuron.hotkey().equals(ownerHotkey)) {
                // what an owner's own hotkey earns as a miner leaves the world
                Market.add(state, chain.subnetAlphaOut, netuid, -part);
                burned += part;
            } else if (part > 0) {
                AccountId coldkey = chain.owner.get(state, neuron.hotkey());
                AccountId onto = chain.autoStakeDestination.find(state, coldkey, netuid).orElse(neuron.hotkey());
                chain.shares().increase(state, onto, coldkey, netuid, part);
                paid[neuron.uid()] = part;
            }
        }
        chain.minerBurned.put(state, netuid, Fixed.f32(total == 0 ? 0 : (double) burned / total));
        return total;
    }

    /// A validator's dividend is its bonds in the miners times their incentive. A bond is the validator's part of the
    /// stake behind the miner, each with its cut weight; without a moving average that comes out as stake times trust,
    /// and its alpha and its root share in proportion.
    ///
    /// @param more what validators get beside their own part, when no miner earned
    /// @return alpha dividends by place in the list
    private long[] payValidators(Round round, List<Neuron> validators, double[] trust, long more) {
        State state = round.dispatch().state();
        int netuid = round.netuid();
        long alphaPending = chain.pendingValidatorEmission.get(state, netuid) + more;
        long rootPending = chain.pendingRootAlphaDivs.get(state, netuid);
        double[] factor = trust;
        if (Arrays.stream(trust).noneMatch(each -> each > 0)) {
            // where nobody rates a miner, stake alone counts, as on the chain
            factor = new double[trust.length];
            Arrays.fill(factor, 1);
        }
        double alphaSum = 0;
        double rootSum = 0;
        for (int i = 0; i < factor.length; i++) {
            alphaSum += validators.get(i).alpha() * factor[i];
            rootSum += validators.get(i).root() * factor[i];
        }
        long[] dividends = new long[validators.size()];
        long alphaPaid = 0;
        long rootPaid = 0;
        for (int i = 0; i < dividends.length; i++) {
            Neuron each = validators.get(i);
            long alpha = alphaSum == 0
                    ? 0
                    : Math.min((long) (each.alpha() * factor[i] / alphaSum * alphaPending), alphaPending - alphaPaid);
            long root = rootSum == 0
                    ? 0
                    : Math.min((long) (each.root() * factor[i] / rootSum * rootPending), rootPending - rootPaid);
            alphaPaid += alpha;
            rootPaid += root;
            dividends[i] = alpha + root;
            payValidator(round, each.hotkey(), alpha, root);
        }
        forgetDividends(state, netuid, validators);
        chain.pendingValidatorEmission.put(state, netuid,
                validators.isEmpty() ? alphaPending - more : alphaPending - alphaPaid);
        chain.pendingRootAlphaDivs.put(state, netuid, rootPending - rootPaid);
        return dividends;
    }

    /// None stay from the epoch before with who earns no more.
    private void forgetDividends(State state, int netuid, List<Neuron> validators) {
        Set<AccountId> paid = validators.stream().map(Neuron::hotkey).collect(Collectors.toSet());
        for (var dividends : List.of(chain.alphaDividendsPerSubnet, chain.rootAlphaDividendsPerSubnet)) {
            for (AccountId hotkey : dividends.keys(state, netuid)) {
                if (!paid.contains(hotkey)) {
                    dividends.remove(state, netuid, hotkey);
                }
            }
        }
    }

    private void payValidator(Round round, AccountId hotkey, long alpha, long root) {
        State state = round.dispatch().state();
        int netuid = round.netuid();
        int take = chain.delegates.find(state, hotkey).orElse(0);
        long alphaTake = Amounts.mulDiv(alpha, take, TOP);
        long rootTake = Amounts.mulDiv(root, take, TOP);
        chain.shares().reward(state, hotkey, netuid, alpha - alphaTake);
        chain.shares().increase(state, hotkey, chain.owner.get(state, hotkey), netuid, alphaTake + rootTake);
        if (root > rootTake) {
            chain.funds().ifPresent(funds -> {
                if (round.settles()) {
                    funds.deposit(round.dispatch(), hotkey, netuid, root - rootTake, round.prices());
                } else {
                    funds.hold(state, hotkey, netuid, root - rootTake);
                }
            });
        }
        chain.alphaDividendsPerSubnet.put(state, netuid, hotkey, (long) ((alpha - alphaTake) * round.part()));
        chain.rootAlphaDividendsPerSubnet.put(state, netuid, hotkey, (long) ((root - rootTake) * round.part()));
        chain.totalHotkeyAlphaLastEpoch.put(state, hotkey, netuid,
                chain.totalHotkeyAlpha.get(state, hotkey, netuid));
    }

    private void record(State state, int netuid, List<Neuron> neurons, List<Neuron> permitted,
            List<Neuron> validators, Consensus consensus, long[] dividends, long[] paid) {
        int count = neurons.size();
        long[] emissions = paid.clone();
        boolean[] permits = new boolean[count];
        double[] shares = new double[count];
        double[] trust = new double[count];
        permitted.forEach(each -> permits[each.uid()] = true);
        long sum = 0;
        for (long each : dividends) {
            sum += each;
        }
        for (int i = 0; i < dividends.length; i++) {
            int uid = validators.get(i).uid();
            trust[uid] = consensus.trust()[i];
            emissions[uid] += dividends[i];
            shares[uid] = sum == 0 ? 0 : (double) dividends[i] / sum;
        }
        List<Boolean> active = new ArrayList<>();
        List<Boolean> mayRate = new ArrayList<>();
        List<Integer> stake = new ArrayList<>();
        List<Long> emitted = new ArrayList<>();
        double heaviest = neurons.stream().mapToDouble(Neuron::weight).max().orElse(1);
        for (int uid = 0; uid < count; uid++) {
            active.add(neurons.get(uid).active());
            mayRate.add(permits[uid]);
            emitted.add(emissions[uid]);
            stake.add(heaviest == 0 ? 0 : (int) (neurons.get(uid).weight() / heaviest * TOP));
        }
        chain.active.put(state, netuid, active);
        chain.validatorPermit.put(state, netuid, mayRate);
        chain.validatorTrust.put(state, netuid, parts(trust));
        chain.emission.put(state, netuid, emitted);
        chain.stakeWeight.put(state, netuid, stake);
        chain.incentive.put(state, netuid, parts(consensus.incentive()));
        chain.consensus.put(state, netuid, parts(consensus.agreed()));
        chain.dividends.put(state, netuid, parts(shares));
    }

    private static List<Integer> parts(double[] values) {
        List<Integer> parts = new ArrayList<>(values.length);
        for (double value : values) {
            // a sum of parts may be a rounding above one
            parts.add((int) (Math.min(1, value) * TOP));
        }
        return parts;
    }
}

package tern.node.practice.subtensor;

import java.util.Arrays;

/// What a subnet's validators agree on: Yuma consensus without memory. All parts of one.
///
/// A validator that weighs a miner higher than the majority does loses what is above: it neither helps the miner nor
/// earns the validator anything.
///
/// @param agreed    for each miner the highest weight that validators with enough of the stake give it
/// @param incentive for each miner its part of what miners get
/// @param trust     for each validator the part of its weights that is left when they are cut to what is agreed
record Consensus(double[] agreed, double[] incentive, double[] trust) {

    /// @param kappa   how much of the validators' stake is enough
    /// @param stake   of each validator
    /// @param weights of each validator for each miner; every row adds up to one, or is all zero
    static Consensus of(double kappa, double[] stake, double[][] weights, int miners) {
        double enough = kappa * Arrays.stream(stake).sum();
        double[] agreed = new double[miners];
        double[] incentive = new double[miners];
        double[] trust = new double[stake.length];
        double sum = 0;
        for (int miner = 0; miner < miners; miner++) {
            agreed[miner] = agreed(enough, stake, weights, miner);
            for (int validator = 0; validator < stake.length; validator++) {
                double left = Math.min(weights[validator][miner], agreed[miner]);
                trust[validator] += left;
                incentive[miner] += stake[validator] * left;
            }
            sum += incentive[miner];
        }
        for (int miner = 0; miner < miners && sum > 0; miner++) {
            incentive[miner] /= sum;
        }
        return new Consensus(agreed, incentive, trust);
    }

    private static double agreed(double enough, double[] stake, double[][] weights, int miner) {
        double highest = 0;
        for (double[] candidate : weights) {
            double weight = candidate[miner];
            if (weight > highest && behind(weight, stake, weights, miner) >= enough) {
                highest = weight;
            }
        }
        return highest;
    }

    /// The stake of the validators that give a miner so much or more.
    private static double behind(double weight, double[] stake, double[][] weights, int miner) {
        double sum = 0;
        for (int validator = 0; validator < stake.length; validator++) {
            if (weights[validator][miner] >= weight) {
                sum += stake[validator];
            }
        }
        return sum;
    }
}

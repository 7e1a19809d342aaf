package tern.wallet.bittensor;

final class ClaimRootPlans {
    private ClaimRootPlans() {}
    static String choice(Intent.RootClaimChoice intent) { return intent.keep() ? "Keep" : "Swap"; }
    static Plan plan(ChainState state, Intent intent) throws PlanException {
        throw new PlanException(PlanException.Kind.UNSUPPORTED, "Not here yet.");
    }
}

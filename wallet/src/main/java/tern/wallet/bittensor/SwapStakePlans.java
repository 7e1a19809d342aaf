package tern.wallet.bittensor;

final class SwapStakePlans {
    private SwapStakePlans() {}
    static Plan plan(ChainState state, Intent.SwapStake intent) throws PlanException {
        throw new PlanException(PlanException.Kind.UNSUPPORTED, "Not here yet.");
    }
}

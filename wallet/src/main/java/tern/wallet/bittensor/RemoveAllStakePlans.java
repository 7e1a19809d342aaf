package tern.wallet.bittensor;

final class RemoveAllStakePlans {
    private RemoveAllStakePlans() {}
    static Plan plan(ChainState state, Intent.RemoveAllStake intent) throws PlanException {
        throw new PlanException(PlanException.Kind.UNSUPPORTED, "Not here yet.");
    }
}

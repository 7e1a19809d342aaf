package tern.wallet.subnets;

import java.util.OptionalDouble;
import tern.wallet.bittensor.Subnet;
import tern.wallet.units.Rao;

/// One subnet as a row of the board.
///
/// @param subnet           name, price and pool
/// @param movingPrice      its slow average price in TAO, which orders subnets for emission and removal; a number to
///                         compare, never an amount to trade at
/// @param emissionShare    its part of all new TAO at this block, 0 to 1; empty where the runtime does not tell
/// @param started          whether it pays out (`start_call` was made)
/// @param tradable         whether its alpha can be bought
/// @param registrationOpen whether a seat can be bought
/// @param registrationCost what a seat costs now, in rao of TAO
/// @param seats            places there are
/// @param taken            places that are taken
public record SubnetOverview(
        Subnet subnet,
        double movingPrice,
        OptionalDouble emissionShare,
        boolean started,
        boolean tradable,
        boolean registrationOpen,
        Rao registrationCost,
        int seats,
        int taken) {

    public int netuid() {
        return subnet.netuid();
    }

    /// Whether a miner can begin there: it pays out and sells seats.
    public boolean mineable() {
        return netuid() != 0 && started && registrationOpen;
    }
}

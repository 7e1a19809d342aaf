package tern.app.subnets;

import java.util.Optional;
import java.util.OptionalDouble;
import tern.app.chart.DayLine;
import tern.wallet.units.Rao;
import tern.wallet.yields.Measured;
import tern.wallet.yields.Rate;

/// What one row of the table says.
///
/// @param series     its colour
/// @param day        how the price changed in 24 hours, where that is known
/// @param week       in seven days
/// @param emission   its part of new TAO, 0 to 1
/// @param liquidity  TAO in the pool, where that is known
/// @param best       the best yield over seven days, or why there is none
/// @param line       the price of 30 days
/// @param own        whether one has stake there
/// @param mineable   whether a miner can begin there
/// @param starred    whether it was marked
public record SubnetValues(
        int netuid,
        int series,
        String symbol,
        String name,
        Rao price,
        Optional<Rate> day,
        Optional<Rate> week,
        OptionalDouble emission,
        Optional<Rao> liquidity,
        Measured best,
        DayLine line,
        boolean own,
        boolean mineable,
        boolean starred) {}

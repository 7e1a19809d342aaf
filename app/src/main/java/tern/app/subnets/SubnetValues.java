package tern.app.subnets;

import java.util.Optional;
import java.util.OptionalDouble;
import tern.app.chart.DayLine;
import tern.wallet.units.Rao;
import tern.wallet.yields.Rate;
import tern.wallet.yields.Yield;

/// What one row of the table says.
///
/// @param series     its colour
/// @param day        how the price changed in 24 hours, where that is known
/// @param week       in seven days
/// @param emission   its part of new TAO, 0 to 1
/// @param liquidity  TAO in the pool
/// @param best       the best yield measured over seven days
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
        Rao liquidity,
        Optional<Yield> best,
        DayLine line,
        boolean own,
        boolean mineable,
        boolean starred) {}

package tern.app.chart;

import java.time.Instant;
import tern.wallet.units.Rao;

/// One point of a [LineChart].
///
/// @param value in rao
public record ChartPoint(Instant time, Rao value) {}

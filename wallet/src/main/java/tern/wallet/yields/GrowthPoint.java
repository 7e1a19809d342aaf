package tern.wallet.yields;

import java.time.Instant;

/// What one unit of stake had grown at a moment, since the first point of its line; in alpha, on root in TAO.
public record GrowthPoint(long block, Instant time, Rate grown) {}

package tern.node.practice.subtensor;

/// Chances that follow from numbers alone: the same seed and the same question get the same answer at any time, so
/// that nothing about a habit needs to be stored.
final class WorldDice {

    private WorldDice() {}

    /// Bits that follow from two numbers and look like chance; to be chained for more numbers.
    static long mix(long seed, long number) {
        long bits = seed + (number + 1) * 0x9E3779B97F4A7C15L;
        bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ bits >>> 27) * 0x94D049BB133111EBL;
        return bits ^ bits >>> 31;
    }

    static long mix(long seed, long first, long second) {
        return mix(mix(seed, first), second);
    }

    static long mix(long seed, long first, long second, long third) {
        return mix(mix(seed, first, second), third);
    }

    /// 0 to below 1.
    static double part(long bits) {
        return (bits >>> 11) * 0x1p-53;
    }

    /// 0 to below a bound.
    static int below(long bits, int bound) {
        return (int) Math.floorMod(bits, (long) bound);
    }
}

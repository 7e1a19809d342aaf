package tern.app.ui;

/// Which of the seven chart colours a subnet has: the same everywhere and always.
///
/// Root has the first one, which no other subnet shares; the others get theirs by a sum that spreads neighbours and
/// multiples of eight alike. Two subnets can have one colour, so that names always stand beside colours.
public final class Series {

    /// Root's.
    public static final int ROOT = 1;

    /// What is put together from several subnets.
    public static final int OTHER = 0;

    private static final int COLOURS = 7;

    private Series() {}

    /// @return 1 to 7
    public static int ofSubnet(int netuid) {
        return netuid == 0 ? ROOT : 2 + (netuid * 2 + netuid / 3) % (COLOURS - 1);
    }

    /// The style class that carries the colour to everything below it: `series-3`.
    public static String styleClass(int series) {
        return "series-" + series;
    }
}

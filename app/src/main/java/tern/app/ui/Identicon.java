package tern.app.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.wallet.crypto.Blake2;
import tern.wallet.keys.AccountId;

/// The picture of an account that wallets of the Polkadot family draw: nineteen circles whose colours come from the
/// blake2b-512 hash of the public key.
///
/// Same account, same picture as in those wallets. A picture is a help to the eye and no proof: two accounts may look
/// alike.
public final class Identicon {

    /// Circles in the picture.
    public static final int CIRCLES = 19;

    /// The side of the square that the circles' coordinates lie in.
    public static final double SIDE = 64;

    /// The radius of every circle.
    public static final double RADIUS = SIDE / 64 * 5;

    private static final double CENTRE = SIDE / 2;
    private static final double DISTANCE = CENTRE / 4 * 3;

    private Identicon() {}

    /// A circle's colour: hue 0 to 359, saturation and lightness in percent.
    public record Hsl(int hue, int saturation, int lightness) {
        /// What the picture takes instead of a colour for the hash byte zero.
        public static final Hsl GREY = new Hsl(0, 0, 27);
    }

    /// One circle. No colour: it is left out.
    public record Circle(double x, double y, Optional<Hsl> colour) {}

    /// How the nineteen places share the hash's bytes, and how often (of all frequencies) that pattern is taken.
    private record Scheme(int frequency, List<Integer> places) {

        /// Target, cube, quazar, flower, cyclic, vertical and horizontal mirror.
        private static final List<Scheme> ALL = List.of(
                new Scheme(1, List.of(0, 28, 0, 0, 28, 0, 0, 28, 0, 0, 28, 0, 0, 28, 0, 0, 28, 0, 1)),
                new Scheme(20, List.of(0, 1, 3, 2, 4, 3, 0, 1, 3, 2, 4, 3, 0, 1, 3, 2, 4, 3, 5)),
                new Scheme(16, List.of(1, 2, 3, 1, 2, 4, 5, 5, 4, 1, 2, 3, 1, 2, 4, 5, 5, 4, 0)),
                new Scheme(32, List.of(0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 3)),
                new Scheme(32, List.of(0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5, 6)),
                new Scheme(128, List.of(0, 1, 2, 3, 4, 5, 3, 4, 2, 0, 1, 6, 7, 8, 9, 7, 8, 6, 10)),
                new Scheme(128, List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 8, 6, 7, 5, 3, 4, 2, 11)));

        static Scheme drawn(int number) {
            int left = number % ALL.stream().mapToInt(Scheme::frequency).sum();
            for (Scheme scheme : ALL) {
                left -= scheme.frequency();
                if (left < 0) {
                    return scheme;
                }
            }
            throw new IllegalArgumentException("a draw is never negative: " + number);
        }
    }

    /// The circles in drawing order.
    public static List<Circle> of(AccountId account) {
        List<Optional<Hsl>> colours = colours(account);
        double[][] places = places();
        List<Circle> circles = new ArrayList<>(CIRCLES);
        for (int i = 0; i < CIRCLES; i++) {
            circles.add(new Circle(places[i][0], places[i][1], colours.get(i)));
        }
        return List.copyOf(circles);
    }

    static List<Optional<Hsl>> colours(AccountId account) {
        byte[] zero = Blake2.hash512(new byte[32]);
        byte[] hash = Blake2.hash512(account.bytes());
        int[] id = new int[hash.length];
        for (int i = 0; i < id.length; i++) {
            id[i] = hash[i] - zero[i] & 0xff;
        }
        int rotation = id[28] % 6 * 3;
        int saturation = (id[29] * 70 / 256 + 26) % 80 + 30;
        Scheme scheme = Scheme.drawn(id[30] + id[31] * 256);
        List<Optional<Hsl>> colours = new ArrayList<>(CIRCLES);
        for (int i = 0; i < CIRCLES; i++) {
            int place = scheme.places().get(i < CIRCLES - 1 ? (i + rotation) % (CIRCLES - 1) : CIRCLES - 1);
            colours.add(colour(id[place] + place % 28 * 58 & 0xff, saturation));
        }
        return List.copyOf(colours);
    }

    private static Optional<Hsl> colour(int drawn, int saturation) {
        if (drawn == 0) {
            return Optional.of(Hsl.GREY);
        }
        if (drawn == 255) {
            return Optional.empty();
        }
        int lightness = switch (drawn / 64) {
            case 0 -> 53;
            case 1 -> 15;
            case 2 -> 35;
            default -> 75;
        };
        return Optional.of(new Hsl(drawn % 64 * 360 / 64, saturation, lightness));
    }

    private static double[][] places() {
        double r = DISTANCE;
        double far = r * Math.sqrt(3) / 2;
        double near = r * Math.sqrt(3) / 4;
        double half = r / 2;
        double quarter = r / 4;
        double most = r * 3 / 4;
        double c = CENTRE;
        return new double[][]{{c, c - r}, {c, c - half}, {c - near, c - most}, {c - far, c - half},
                {c - near, c - quarter}, {c - far, c}, {c - far, c + half}, {c - near, c + quarter},
                {c - near, c + most}, {c, c + r}, {c, c + half}, {c + near, c + most}, {c + far, c + half},
                {c + near, c + quarter}, {c + far, c}, {c + far, c - half}, {c + near, c - quarter},
                {c + near, c - most}, {c, c}};
    }
}

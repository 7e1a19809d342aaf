package tern.wallet.bittensor;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tern.wallet.units.Rao;

/// How far a price may move against the user before a trade is refused by the chain.
///
/// @param basisPoints hundredths of a per cent, 1 to 5,000 (0.01 % to 50 %)
public record Tolerance(int basisPoints) {

    /// Half a per cent: what the chain's own tools use.
    public static final Tolerance DEFAULT = new Tolerance(50);

    /// The widest tolerance a plan accepts.
    public static final int MAX_BASIS_POINTS = 5_000;

    /// What is offered to choose from, the narrowest first. Advice names one of these.
    public static final List<Tolerance> CHOICES = Stream.of(10, 50, 100, 200, 300, 500, 1_000)
            .map(Tolerance::new)
            .toList();

    static final BigInteger WHOLE = BigInteger.valueOf(10_000);

    public Tolerance {
        if (basisPoints < 1 || basisPoints > MAX_BASIS_POINTS) {
            throw new IllegalArgumentException("a tolerance is 1 to 5000 basis points, not " + basisPoints);
        }
    }

    /// The highest price to pay, in rao of TAO for one whole alpha. Rounded up, so that it is never below the price
    /// it was made from.
    Rao buyLimit(Rao price) {
        BigInteger product = BigInteger.valueOf(price.value()).multiply(BigInteger.valueOf(10_000L + basisPoints));
        return Rao.of(product.add(WHOLE).subtract(BigInteger.ONE).divide(WHOLE));
    }

    /// The lowest price to accept, in rao of TAO for one whole alpha. Rounded down, for the same reason.
    Rao sellLimit(Rao price) {
        return price.scaled(BigInteger.valueOf(10_000L - basisPoints), WHOLE);
    }

    /// `0.5 %`
    public String percentText() {
        String text = String.format(Locale.ROOT, "%d.%02d", basisPoints / 100, basisPoints % 100);
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end) + " %";
    }
}

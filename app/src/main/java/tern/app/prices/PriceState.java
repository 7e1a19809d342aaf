package tern.app.prices;

import java.util.Optional;

/// What is known of the price now. Immutable; the next state replaces it.
///
/// @param currency the person's
/// @param host     who is asked
/// @param price    present while the standing is `KNOWN`
/// @param reason   present while the standing is `NONE`
public record PriceState(Standing standing, Fiat currency, String host, Optional<Price> price,
        Optional<NoPrice> reason) {

    /// How it stands.
    public enum Standing {
        /// The person did not turn prices on: nobody is asked.
        OFF,
        /// Whether the TAO of this network has a price is not known yet: nobody is asked.
        UNKNOWN,
        /// The TAO of this network has no price: nobody is asked.
        NOT_HERE,
        /// The first answer is not there yet.
        WAITING,
        KNOWN,
        /// The last answer was none; the reason says why.
        NONE
    }

    static PriceState of(Standing standing, PriceChoice choice) {
        return new PriceState(standing, choice.currency(), choice.address().host(), Optional.empty(),
                Optional.empty());
    }

    static PriceState known(PriceChoice choice, Price price) {
        return new PriceState(Standing.KNOWN, choice.currency(), choice.address().host(), Optional.of(price),
                Optional.empty());
    }

    static PriceState none(PriceChoice choice, NoPrice reason) {
        return new PriceState(Standing.NONE, choice.currency(), choice.address().host(), Optional.empty(),
                Optional.of(reason));
    }
}

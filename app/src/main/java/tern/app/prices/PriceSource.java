package tern.app.prices;

/// Who is asked.
@FunctionalInterface
public interface PriceSource {

    /// Asks once and waits for the answer. To be called where that may take its time.
    PriceAnswer ask(PriceAddress address) throws InterruptedException;
}

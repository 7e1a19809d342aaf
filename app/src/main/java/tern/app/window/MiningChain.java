package tern.app.window;

import tern.app.feed.ChainTap;
import tern.app.mining.seat.ChainSeats;
import tern.app.mining.seat.SeatSource;
import tern.app.mining.worth.ChainWorth;
import tern.app.mining.worth.WorthSource;

/// What is asked of the chain about mining.
///
/// @param worth closed with it
/// @param seats closed with it
record MiningChain(WorthSource worth, SeatSource seats) implements AutoCloseable {

    /// Over the connection that the feed has.
    static MiningChain of(ChainTap tap) {
        return new MiningChain(new ChainWorth(tap), new ChainSeats(tap));
    }

    @Override
    public void close() {
        worth.close();
        seats.close();
    }
}

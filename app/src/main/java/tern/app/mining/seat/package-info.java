/// A miner's seat on its subnet: bought within a limit, waited for, or worked for; and where the miner is reached.
@NullMarked
package tern.app.mining.seat;

import org.jspecify.annotations.NullMarked;

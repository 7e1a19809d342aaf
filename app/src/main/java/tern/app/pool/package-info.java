/// A subnet's pool as several pages show it: its price over time with one's own trades, and what it takes of a trade.
@NullMarked
package tern.app.pool;

import org.jspecify.annotations.NullMarked;

/// The SCALE codec: bytes to values and back, bounded on hostile input.
@NullMarked
package tern.wallet.scale;

import org.jspecify.annotations.NullMarked;

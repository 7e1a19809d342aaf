/// Quantities and bytes that every other package speaks in: amounts in rao, hex text, and the parent of all errors.
@NullMarked
package tern.wallet.units;

import org.jspecify.annotations.NullMarked;

/// What stake yields, measured from states of the chain: how much one unit grew between two blocks.
@NullMarked
package tern.wallet.yields;

import org.jspecify.annotations.NullMarked;

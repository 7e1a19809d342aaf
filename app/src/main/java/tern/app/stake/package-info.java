/// Stake: what is put on a validator, taken back and moved, with what the chain says it would come to.
@NullMarked
package tern.app.stake;

import org.jspecify.annotations.NullMarked;

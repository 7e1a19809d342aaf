/// One subnet looked at closely: its board, its neurons, its validators, its settings, what it pays and who is next to
/// leave. Read at one block, in few frames.
@NullMarked
package tern.wallet.subnets;

import org.jspecify.annotations.NullMarked;

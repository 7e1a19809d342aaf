/// What mining on a subnet brings: who earns there, what a day costs, what is left over. Arithmetic over what
/// `wallet.subnets` read, and one frame of simulated sales.
@NullMarked
package tern.wallet.mining;

import org.jspecify.annotations.NullMarked;

/// One Substrate chain as a client sees it: blocks, storage, runtime calls and events by name; building, signing,
/// sending and following an extrinsic. Knows nothing of Bittensor.
@NullMarked
package tern.wallet.chain;

import org.jspecify.annotations.NullMarked;

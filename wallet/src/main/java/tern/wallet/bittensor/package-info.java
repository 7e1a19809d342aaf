/// Bittensor's own things: networks, subnets, validators, stakes, pools; what a runtime can do; intents and the calls
/// they become.
@NullMarked
package tern.wallet.bittensor;

import org.jspecify.annotations.NullMarked;

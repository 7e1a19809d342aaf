/// The folder `~/.bittensor/wallets` and every key file format, Polkadot.js JSON, watch-only entries.
@NullMarked
package tern.wallet.keystore;

import org.jspecify.annotations.NullMarked;

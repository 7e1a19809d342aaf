/// A Bittensor node on this computer: where its program comes from, how it is started, watched and kept up.
@NullMarked
package tern.node.subtensor;

import org.jspecify.annotations.NullMarked;

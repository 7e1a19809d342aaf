/// Tests of the Bittensor node's keeper.
@NullMarked
package tern.node.subtensor;

import org.jspecify.annotations.NullMarked;
